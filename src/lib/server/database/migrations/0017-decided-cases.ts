import type { Kysely } from 'kysely';

/** A case is a stop that a student comes to the end of, as of a text; with what was decided on the way. */
export async function up(db: Kysely<unknown>) {
	// Ids of the options taken, as in an address. Null, as the two below: a text.
	await db.schema.alterTable('stop_read').addColumn('road', 'text').execute();
	// Points by the case as it was then.
	await db.schema.alterTable('stop_read').addColumn('earned', 'integer').execute();
	await db.schema.alterTable('stop_read').addColumn('possible', 'integer').execute();
}
