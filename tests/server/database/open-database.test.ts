import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';

let folder: string;
beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'mandate-open-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a file is made, with its folder', async () => {
	const path = join(folder, 'new', 'here.db');
	const database = openDatabase(`sqlite:${path}`);
	expect(database.engine).toBe('sqlite');
	expect(existsSync(path)).toBe(true);
	await database.close();
});

test('a file that is no database is refused, and left as it is', async () => {
	const path = join(folder, 'letter.txt');
	await writeFile(path, 'Dear Sir or Madam, '.repeat(100));
	expect(() => openDatabase(`sqlite:${path}`)).toThrow(/not a database/);
});

test('a database that keeps no log ahead of its writes is refused', () => {
	expect(() => openDatabase('sqlite::memory:')).toThrow(
		'journal_mode is memory, not wal. Store it on a local disk.',
	);
});

test.each([
	['synchronous', 'FULL', 'NORMAL', 'synchronous is 1, not 2'],
	['foreign_keys', 'ON', 'OFF', 'foreign_keys is 0, not 1'],
])('a file for which %s = %s does not hold is refused', (name, wanted, instead, words) => {
	const { pragma } = SqliteFile.prototype;
	const spy = vi.spyOn(SqliteFile.prototype, 'pragma').mockImplementation(function (
		this: object,
		source,
		options,
	) {
		const said = source === `${name} = ${wanted}` ? `${name} = ${instead}` : source;
		return pragma.call(this, said, options);
	});
	onTestFinished(() => spy.mockRestore());
	expect(() => openDatabase(`sqlite:${join(folder, 'm.db')}`)).toThrow(words);
});

test.each(['mysql://root:secret@localhost/x', 'postgres:secret', 'file.db', 'sqlite:'])(
	'the address %s is refused, and not repeated: it may hold a password',
	(url) => {
		expect(() => openDatabase(url)).toThrow(/must be postgres:\/\/… or sqlite:path/);
		try {
			openDatabase(url);
		} catch (error) {
			expect(String(error)).not.toContain('secret');
		}
	},
);

test('nothing is connected to before the first query', async () => {
	const database = openDatabase('postgres://nobody@127.0.0.1:1/nothing');
	expect(database.engine).toBe('postgres');
	await expect(database.db.selectFrom('quiz_version').selectAll().execute()).rejects.toThrow(/ECONNREFUSED/);
	await database.close();
});
