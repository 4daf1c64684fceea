import { openPostgres } from './open-postgres.ts';
import { openSqlite } from './open-sqlite.ts';
import type { Database } from './engine.ts';

/** The file when nothing else is said, from the folder that the server was started in. */
export const DEFAULT_FILE = 'data/mandate.db';

/**
 * The file that an address names; null when it names a PostgreSQL.
 * @param url `DATABASE_URL`: `postgres://…`, `sqlite:path/to/file.db`, or nothing for the default file
 * @throws on any other address
 */
export function fileOf(url: string | undefined): string | null {
	if (!url) return DEFAULT_FILE;
	if (/^postgres(ql)?:\/\//.test(url)) return null;
	const file = /^sqlite:(?:\/\/)?(.+)$/.exec(url)?.[1];
	if (file) return file;
	// Its text may hold a password.
	throw new Error('DATABASE_URL must be postgres://… or sqlite:path. Leave it unset to use data/mandate.db.');
}

/**
 * Opens the database that the environment names.
 * @param secret the server's; without it resume codes can be neither read nor made
 * @throws on an address that is none, and when a file cannot be opened
 */
export function openDatabase(url: string | undefined, secret = ''): Database {
	const file = fileOf(url);
	return file === null ? openPostgres(url ?? '', secret) : openSqlite(file, secret);
}
