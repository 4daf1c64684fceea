import { sql, type Kysely } from 'kysely';

/** Answers in one's own words are marked by a teacher: what was given for each, and how an assignment is marked. */
export async function up(db: Kysely<unknown>) {
	await db.schema
		.createTable('open_mark')
		.addColumn('id', 'text', (column) => column.primaryKey())
		.addColumn('attempt_id', 'text', (column) =>
			column.notNull().references('attempt.id').onDelete('cascade'),
		)
		.addColumn('item_id', 'text', (column) => column.notNull())
		// Who; null once the account is gone.
		.addColumn('marker_id', 'text', (column) => column.references('teacher.id').onDelete('set null'))
		.addColumn('role', 'text', (column) =>
			column.notNull().check(sql`role in ('first', 'second', 'settled')`),
		)
		// Names the answer as it was when it was marked: a mark is for that text, and for no other.
		.addColumn('answer', 'text', (column) => column.notNull())
		// JSON: by id of a criterion, its level.
		.addColumn('levels', 'text', (column) => column.notNull())
		.addColumn('comment', 'text', (column) => column.notNull())
		.addColumn('made_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('open_mark_of')
		.on('open_mark')
		.columns(['attempt_id', 'item_id', 'made_at'])
		.execute();
	await db.schema.createIndex('open_mark_by').on('open_mark').column('marker_id').execute();
	// JSON: MarkingOptions; null: neither a second marker nor hidden names.
	await db.schema.alterTable('assignment').addColumn('marking', 'text').execute();
	// Answers that nobody has marked. What was kept before had none.
	await db.schema
		.alterTable('attempt_result')
		.addColumn('unmarked', 'integer', (column) => column.notNull().defaultTo(0))
		.execute();
}
