import type { Kysely } from 'kysely';

/** What a teacher chose when grading again, and that it can be undone. */
export async function up(db: Kysely<unknown>) {
	// JSON: RegradeChoices. Until now everybody was graded by the new key, and marks could fall.
	await db.schema
		.alterTable('regrade')
		.addColumn('choices', 'text', (column) => column.notNull().defaultTo('{"markings":{},"lower":true}'))
		.execute();
	await db.schema.alterTable('regrade').addColumn('undone_at', 'bigint').execute();
}
