import type { Kysely } from 'kysely';

/** What an assignment is pinned to: once written, never changed. */
export async function up(db: Kysely<unknown>) {
	await db.schema
		.createTable('quiz_version')
		// SHA-256 of `compiled`, in hex: the same quiz is stored once.
		.addColumn('hash', 'text', (column) => column.primaryKey())
		.addColumn('module', 'text', (column) => column.notNull())
		.addColumn('quiz', 'text', (column) => column.notNull())
		// JSON: the quiz, and the readings it cites.
		.addColumn('compiled', 'text', (column) => column.notNull())
		// Milliseconds since 1970.
		.addColumn('stored_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema
		.createIndex('quiz_version_of')
		.on('quiz_version')
		.columns(['module', 'quiz', 'stored_at'])
		.execute();
}
