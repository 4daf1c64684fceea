import SqliteFile from 'better-sqlite3';
import { Kysely, SqliteDialect, type SqliteDatabase } from 'kysely';
import { keepPrivate } from './keep-private.ts';
import type { Database } from './engine.ts';
import type { Tables } from './tables.ts';

/** So long a writer waits for another process before it gives up. */
const PATIENCE_MS = 10_000;

/** Statements kept ready; a server has some hundreds, but a list of ids makes one for each length. */
const MOST_STATEMENTS = 500;

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
					`${path}: ${name} is ${String(found)}, not ${String(wanted)}. Store it on a local disk.`,
				);
		}
	} catch (error) {
		file.close();
		throw error;
	}
	const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: remembering(file) }) });
	return { engine: 'sqlite', db, secret, close: () => db.destroy() };
}

/** Preparing a statement costs more than carrying it out: each is prepared once, the longest unused makes room. */
function remembering(file: SqliteFile.Database): SqliteDatabase {
	const ready = new Map<string, SqliteFile.Statement>();
	return {
		close: () => file.close(),
		prepare(sql) {
			const statement = ready.get(sql) ?? file.prepare(sql);
			ready.delete(sql);
			// One that is being read row by row cannot be carried out again meanwhile.
			if (statement.busy) return file.prepare(sql);
			ready.set(sql, statement);
			const [oldest] = ready.size > MOST_STATEMENTS ? ready.keys() : [];
			if (oldest !== undefined) ready.delete(oldest);
			return statement;
		},
	};
}
