import type { Kysely } from 'kysely';

/** An attempt that ran out of time may be opened again by the teacher, until a moment of its own. */
export async function up(db: Kysely<unknown>) {
	// Milliseconds since 1970; null: never reopened. Nobody hands in for a clock: what a person handed in has `handed_in_at`.
	await db.schema.alterTable('attempt').addColumn('reopened_until', 'bigint').execute();
}
