import { sql, type Kysely } from 'kysely';

/**
 * Whether the join page shows the names that are still to be taken. It did in every class; now it does where the teacher
 * says so, since the code of a class is easily passed on. A server of the version before knows of no such column, and may
 * still write: for it, too, the list stays hidden.
 */
export async function up(db: Kysely<unknown>) {
	await db.schema
		.alterTable('class')
		.addColumn('list_names', 'integer', (column) =>
			column
				.notNull()
				.defaultTo(0)
				.check(sql`list_names in (0, 1)`),
		)
		.execute();
}
