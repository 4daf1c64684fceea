import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { backUp, restore } from '../../../src/lib/server/database/back-up.ts';
import { migrate } from '../../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
let folder: string;
let path: string;
let database: Database;

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'mandate-backup-'));
	path = join(folder, 'mandate.db');
	database = openDatabase(`sqlite:${path}`);
	await migrate(database);
});
afterEach(async () => {
	await database.close();
	await rm(folder, { recursive: true, force: true });
});

const add = (hash: string) =>
	database.db
		.insertInto('quiz_version')
		.values({ hash, module: 'm', quiz: 'q', compiled: '{}', stored_at: NOW })
		.execute();

function hashesIn(file: string): unknown[] {
	const opened = new SqliteFile(file, { readonly: true });
	try {
		return opened.prepare('select hash from quiz_version order by hash').pluck().all();
	} finally {
		opened.close();
	}
}

describe('a copy', () => {
	test('is one moment, taken while others write', async () => {
		const numbers = Array.from({ length: 300 }, (_, n) => String(n).padStart(3, '0'));
		const writing = (async () => {
			for (const number of numbers) await add(number);
		})();
		const copy = join(folder, 'copies', 'one.db');
		const size = await backUp(path, copy);
		await writing;
		const found = hashesIn(copy);
		expect(found).toEqual(numbers.slice(0, found.length));
		expect(size).toBe((await readFile(copy)).length);
		expect(await readdir(join(folder, 'copies'))).toEqual(['one.db']);
	});

	test('overwrites nothing', async () => {
		const copy = join(folder, 'copy.db');
		await writeFile(copy, 'precious');
		await expect(backUp(path, copy)).rejects.toThrow(/already exists/);
		expect(await readFile(copy, 'utf8')).toBe('precious');
		await expect(backUp(join(folder, 'none.db'), join(folder, 'c.db'))).rejects.toThrow(/no database at/);
	});
});

describe('restoring', () => {
	test('brings back what was copied, and keeps what stood there', async () => {
		await add('before');
		const copy = join(folder, 'copy.db');
		await backUp(path, copy);
		await add('after');
		await database.close();
		const former = await restore(copy, path, NOW);
		expect(former).toBe(`${path}.2026-01-02T03-04-05-006Z`);
		expect(hashesIn(path)).toEqual(['before']);
		expect(hashesIn(former ?? '')).toEqual(['after', 'before']);
		database = openDatabase(`sqlite:${path}`);
		expect(await migrate(database)).toEqual([]);
		await add('goes on');
	});

	test('is refused while a server has the database open, and changes nothing', async () => {
		await add('here');
		const copy = join(folder, 'copy.db');
		await backUp(path, copy);
		await add('more');
		await expect(restore(copy, path, NOW)).rejects.toThrow(/is in use. Stop the server first/);
		expect(hashesIn(path)).toEqual(['here', 'more']);
		await add('and more');
	});

	test('refuses a file that is damaged, or none of ours', async () => {
		await add('x'.repeat(20_000));
		const copy = join(folder, 'copy.db');
		await backUp(path, copy);
		await database.close();
		const bytes = await readFile(copy);
		bytes.fill(7, bytes.length / 2);
		const damaged = join(folder, 'damaged.db');
		await writeFile(damaged, bytes);
		await expect(restore(damaged, path, NOW)).rejects.toThrow(/damaged|not a database/);
		const letter = join(folder, 'letter.db');
		await writeFile(letter, 'Dear Sir or Madam, '.repeat(1_000));
		await expect(restore(letter, path, NOW)).rejects.toThrow(/not a database|not a Mandate database/);
		const other = join(folder, 'other.db');
		new SqliteFile(other).exec('create table t (x)').close();
		await expect(restore(other, path, NOW)).rejects.toThrow(/not a Mandate database/);
		expect(hashesIn(path)).toEqual(['x'.repeat(20_000)]);
		database = openDatabase(`sqlite:${path}`);
	});

	test('folds in what a killed server had not', async () => {
		await add('committed');
		const copy = join(folder, 'copy.db');
		await backUp(path, copy);
		// As if killed: the log stands beside the file, and nobody has it open.
		const left = join(folder, 'left.db');
		for (const rest of ['', '-wal']) await writeFile(left + rest, await readFile(path + rest));
		const former = await restore(copy, left, NOW);
		expect(hashesIn(former ?? '')).toEqual(['committed']);
		expect(existsSync(`${left}-wal`)).toBe(false);
	});
});

describe('the commands', () => {
	const run = (name: string, args: string[], url: string) =>
		spawnSync(process.execPath, ['src/cli/backup.ts', name, ...args], {
			encoding: 'utf8',
			env: { ...process.env, DATABASE_URL: url },
		});

	test('copy and restore', async () => {
		await add('kept');
		const copy = join(folder, 'by-command.db');
		const copied = run('backup', [copy], `sqlite:${path}`);
		expect(copied).toMatchObject({ status: 0, stderr: '' });
		expect(copied.stdout).toMatch(/^Backed up and checked: .*by-command\.db \(\d+ kB\)\.\n$/);
		await sql`delete from quiz_version`.execute(database.db);
		await database.close();
		const restored = run('restore', [copy], `sqlite:${path}`);
		expect(restored).toMatchObject({ status: 0, stderr: '' });
		expect(restored.stdout).toContain('The previous database is now');
		expect(hashesIn(path)).toEqual(['kept']);
		database = openDatabase(`sqlite:${path}`);
	});

	test('say what to do instead', () => {
		expect(run('restore', [], `sqlite:${path}`)).toMatchObject({ status: 1, stdout: '' });
		const postgres = run('backup', [], 'postgres://user:secret@localhost/mandate');
		expect(postgres.status).toBe(1);
		expect(postgres.stderr).toContain('pg_dump');
		expect(postgres.stderr).not.toContain('secret');
	});
});
