import type { Kysely } from 'kysely';

/**
 * Results that are kept, and a column for the keyed hash of a resume code; the codes themselves are sealed by `migrate`,
 * which knows the secret.
 */
export async function up(db: Kysely<unknown>) {
	await results(db);
	await db.schema.alterTable('student').addColumn('resume_key', 'text').execute();
	await db.schema
		.createIndex('student_resume_key_once')
		.on('student')
		.columns(['class_id', 'resume_key'])
		.unique()
		.execute();
}

/**
 * What the events of a finished attempt come to, so that nobody adds them up again. It can be thrown away at any time:
 * what is missing, or was made from fewer events or another version, is made again when it is asked for.
 */
async function results(db: Kysely<unknown>) {
	await db.schema
		.createTable('attempt_result')
		.addColumn('attempt_id', 'text', (column) =>
			column.primaryKey().references('attempt.id').onDelete('cascade'),
		)
		// What it was graded by, and the arrival of the last event that is in it: where either differs, it is void.
		.addColumn('graded_by', 'text', (column) => column.notNull())
		.addColumn('arrival', 'integer', (column) => column.notNull())
		// Points, exactly: numerator/denominator.
		.addColumn('earned', 'text', (column) => column.notNull())
		.addColumn('answered', 'integer', (column) => column.notNull())
		.addColumn('missing', 'integer', (column) => column.notNull())
		.addColumn('last_received_at', 'bigint', (column) => column.notNull())
		// JSON.
		.addColumn('by_objective', 'text', (column) => column.notNull())
		.addColumn('attempt', 'text', (column) => column.notNull())
		.addColumn('responded_at', 'text', (column) => column.notNull())
		.execute();
}
