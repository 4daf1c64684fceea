import { existsSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { keepBackupsPrivate, keepPrivate } from './keep-private.ts';

/**
 * Copies a database file while it is in use: one moment of it, whole.
 * @returns size in bytes
 * @throws when there is no such database, the copy exists already, or what was copied is damaged
 */
export async function backUp(from: string, to: string): Promise<number> {
	if (!existsSync(from)) throw new Error(`There is no database at ${from}.`);
	if (existsSync(to)) throw new Error(`${to} already exists. Choose another name.`);
	keepBackupsPrivate(dirname(to));
	// Under another name until it is whole: a copy that was cut short is never taken for one.
	const part = `${to}.part`;
	try {
		await copyTo(from, part);
		const size = check(part);
		await rename(part, to);
		return size;
	} finally {
		await rm(part, { force: true });
	}
}

/**
 * Puts a copy in a database's place. What stood there is kept beside it.
 * @param now milliseconds since 1970, for the name of what is kept
 * @returns where the former database is kept; null when there was none
 * @throws when the copy is damaged or none of ours, or the database is in use; nothing was changed then
 */
export async function restore(copy: string, to: string, now: number): Promise<string | null> {
	if (!existsSync(copy)) throw new Error(`There is no file ${copy}.`);
	check(copy);
	const part = `${to}.restoring`;
	await copyTo(copy, part);
	let former: string | null = null;
	if (existsSync(to)) {
		takeAlone(to);
		former = `${to}.${new Date(now).toISOString().replace(/[:.]/g, '-')}`;
		await rename(to, former);
	}
	// What a killed server left behind belongs to the former file, and was folded into it above.
	for (const rest of ['-wal', '-shm']) await rm(to + rest, { force: true });
	await rename(part, to);
	return former;
}

/** One file, with no log beside it. */
async function copyTo(from: string, to: string) {
	await rm(to, { force: true });
	keepPrivate(to);
	const source = new SqliteFile(from, { readonly: true });
	try {
		await source.backup(to);
	} finally {
		source.close();
	}
	const copy = new SqliteFile(to);
	copy.pragma('journal_mode = DELETE');
	copy.close();
}

/** @returns size in bytes */
function check(path: string): number {
	let file;
	try {
		file = new SqliteFile(path, { readonly: true, fileMustExist: true });
		const found = file.pragma('integrity_check', { simple: true });
		if (found !== 'ok') throw new Error(`${path} is damaged: ${String(found)}`);
		const tables = file.prepare("select name from sqlite_master where type = 'table'").pluck().all();
		if (!tables.includes('kysely_migration')) throw new Error(`${path} is not a Mandate database.`);
		const pages = Number(file.pragma('page_count', { simple: true }));
		return pages * Number(file.pragma('page_size', { simple: true }));
	} catch (error) {
		if (error instanceof SqliteFile.SqliteError)
			throw new Error(`${path} is not a database: ${error.message}`, { cause: error });
		throw error;
	} finally {
		file?.close();
	}
}

/** Folds the log into the file. @throws when anybody else has it open */
export function takeAlone(path: string) {
	const file = new SqliteFile(path, { timeout: 0 });
	try {
		file.pragma('locking_mode = EXCLUSIVE');
		file.exec('begin exclusive; commit');
		file.pragma('wal_checkpoint(TRUNCATE)');
		file.pragma('journal_mode = DELETE');
	} catch (error) {
		if (error instanceof SqliteFile.SqliteError && error.code.startsWith('SQLITE_BUSY'))
			throw new Error(`${path} is in use. Stop the server first.`, { cause: error });
		throw error;
	} finally {
		file.close();
	}
}
