import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import type { Database } from '../../src/lib/server/database/engine.ts';

/** What the server under test signs with; a test that signs somebody in needs the same. */
export const SECRET = 'what the server of the browser tests signs with';

/**
 * `DATABASE_URL` of the server under test: a file in a folder of its own, gone when the tests are over. Made once, by
 * the process that reads the configuration first; those it starts find it in their environment.
 */
export function testDatabaseUrl(): string {
	process.env.TEST_DATABASE_URL ??= makeUrl();
	return process.env.TEST_DATABASE_URL;
}

function makeUrl(): string {
	const folder = mkdtempSync(join(tmpdir(), 'mandate-browser-'));
	process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
	return `sqlite:${join(folder, 'mandate.db')}`;
}

/** Does something in the database of the server under test, as another process. */
export async function withDatabase<T>(work: (database: Database) => Promise<T>): Promise<T> {
	const database = openDatabase(testDatabaseUrl(), SECRET);
	try {
		await migrate(database);
		return await work(database);
	} finally {
		await database.close();
	}
}
