import { migrate } from '../lib/server/database/migrate.ts';
import { openDatabase } from '../lib/server/database/open-database.ts';
import { secretOf } from '../lib/server/secret.ts';
import type { Database } from '../lib/server/database/engine.ts';

/** Runs a command for operators: what goes wrong is told in a sentence, and by the exit code. */
export async function command(work: () => Promise<void>): Promise<void> {
	try {
		await work();
	} catch (error) {
		console.error(error instanceof Error ? error.message || String(error) : String(error));
		process.exitCode = 1;
	}
}

/** Opens the database that `DATABASE_URL` names, in its newest form, for as long as the work takes. */
export async function withDatabase(work: (database: Database) => Promise<void>): Promise<void> {
	const database = openDatabase(process.env.DATABASE_URL, await secretOf(process.env));
	try {
		await migrate(database);
		await work(database);
	} finally {
		await database.close();
	}
}
