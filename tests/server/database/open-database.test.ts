import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
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

test.each(['mysql://root:secret@localhost/x', 'postgres:secret', 'file.db', 'sqlite:'])(
	'the address %s is refused, and not repeated: it may hold a password',
	(url) => {
		expect(() => openDatabase(url)).toThrow(/neither postgres:\/\/… nor sqlite:path/);
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
