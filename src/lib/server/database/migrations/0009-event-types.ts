import { PostgresAdapter, sql, type Kysely } from 'kysely';

/**
 * What sort of event one is, so that queries can ask for it. The database reads it from the body itself, of what is
 * stored already as of what comes: it is never another than the body says, also while a server of the version before,
 * which knows of no such column, still writes into the same PostgreSQL.
 */
export async function up(db: Kysely<unknown>) {
	const isPostgres = db.getExecutor().adapter instanceof PostgresAdapter;
	await db.schema
		.alterTable('attempt_event')
		.addColumn('type', 'text', (column) =>
			isPostgres
				? // Its functions for JSON refuse a text with a null character in it, which an answer may have. Within a text of
					// JSON a quotation mark has a backslash before it, so this can be found in no answer.
					column
						.notNull()
						.generatedAlwaysAs(sql`substring(body from '"type":"([a-z]+)"')`)
						.stored()
				: column.notNull().generatedAlwaysAs(sql`body ->> '$.type'`),
		)
		.execute();
}
