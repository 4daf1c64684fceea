import type { Kysely } from 'kysely';

/** Before anybody was asked to vouch for accounts: those that are there go on as they did. */
const EVER_SINCE = 0;

/** Who may see the questions kept for tests, who may sign in, and where secrets were right before. */
export async function up(db: Kysely<Tables>) {
	await db.schema.alterTable('teacher').addColumn('vouched_at', 'bigint').execute();
	await db.schema.alterTable('teacher').addColumn('disabled_at', 'bigint').execute();
	await db.updateTable('teacher').set({ vouched_at: EVER_SINCE }).execute();

	await db.schema
		.createTable('known_network')
		// For what it is known, and a hash of the network.
		.addColumn('key', 'text', (column) => column.primaryKey())
		.addColumn('at', 'bigint', (column) => column.notNull())
		.execute();
}

interface Tables {
	readonly teacher: { readonly vouched_at: number | null };
}
