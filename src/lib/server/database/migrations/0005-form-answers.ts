import type { Kysely } from 'kysely';

/** How forms that create something were answered, so that the same form sent twice is answered twice, and done once. */
export async function up(db: Kysely<unknown>) {
	await db.schema
		.createTable('form_answer')
		// SHA-256, in hex, of the form, whose it is and its token.
		.addColumn('hash', 'text', (column) => column.primaryKey())
		// Sealed with the token, which is not stored: whoever reads the database learns nothing.
		.addColumn('answer', 'text', (column) => column.notNull())
		.addColumn('expires_at', 'bigint', (column) => column.notNull())
		.execute();
	await db.schema.createIndex('form_answer_expires').on('form_answer').column('expires_at').execute();
}
