import SqliteFile from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';
import { keepPrivate } from './keep-private.ts';
import type { Database } from './engine.ts';
import type { Tables } from './tables.ts';

/** So long a writer waits for another process before it gives up. */
const PATIENCE_MS = 10_000;

/** What must hold for this connection: a commit that was acknowledged survives a power cut. */
const WANTED: Readonly<Record<string, unknown>> = { journal_mode: 'wal', synchronous: 2, foreign_keys: 1 };

/**
 * Opens, or makes, a database file.
 * @param path of the file; its folder is made if it is missing
 * @throws when the file cannot be opened, is no database, or cannot be made safe against a power cut
 */
export function openSqlite(path: string, secret: string): Database {
	keepPrivate(path);
	const file = new SqliteFile(path, { timeout: PATIENCE_MS });
	try {
		file.pragma('journal_mode = WAL');
		file.pragma('synchronous = FULL');
		file.pragma('foreign_keys = ON');
		for (const [name, wanted] of Object.entries(WANTED)) {
			const found = file.pragma(name, { simple: true });
			if (found !== wanted)
				throw new Error(
					`${path}: ${name} is ${String(found)}, not ${String(wanted)}. Keep it on a local disk.`,
				);
		}
	} catch (error) {
		file.close();
		throw error;
	}
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: file }) });
	return { engine: 'sqlite', db, secret, close: () => db.destroy() };
}
