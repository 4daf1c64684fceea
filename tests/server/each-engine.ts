import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterEach, describe, inject } from 'vitest';
import { migrate } from '../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import type { Database, Engine } from '../../src/lib/server/database/engine.ts';

/** What the databases of tests seal resume codes with. */
export const SECRET = 'what the databases of tests seal with';
export const ENGINES: readonly Engine[] = ['sqlite', 'postgres'];

/** With all tables and nothing in them, or as before the first migration. */
type Content = 'tables' | 'nothing';

export interface Place {
	/** As `DATABASE_URL` has it. */
	readonly url: string;
	/** Opens it, as one process does. All that a test opens is closed after it. */
	readonly open: () => Database;
	/** The same, surely with its tables. */
	readonly ready: () => Promise<Database>;
}

/** The same tests on both engines, or on those that are named, each test with a database of its own. */
export function eachEngine(
	name: string,
	body: (make: (content?: Content) => Promise<Place>, engine: Engine) => void,
	engines = ENGINES,
) {
	describe.each(engines)(`${name} on %s`, (engine) => {
		const ends: (() => Promise<unknown>)[] = [];
		afterEach(async () => {
			for (const end of ends.splice(0).reverse()) await end();
		});
		body(async (content) => {
			const made = await makeUrl(engine, content);
			ends.push(made.remove);
			const open = () => {
				const database = openDatabase(made.url, SECRET);
				ends.push(database.close);
				return database;
			};
			return {
				url: made.url,
				open,
				async ready() {
					const database = open();
					await migrate(database);
					return database;
				},
			};
		}, engine);
	});
}

/** A database, until it is removed; for what many tests share. */
export const makeUrl = (engine: Engine, content: Content = 'tables') =>
	engine === 'sqlite' ? makeFile(content) : makeDatabase(content);

async function makeFile(content: Content) {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-database-'));
	const file = join(folder, 'test.db');
	if (content === 'tables') await writeFile(file, await fileWithTables(), { mode: 0o600 });
	return { url: `sqlite:${file}`, remove: () => rm(folder, { recursive: true, force: true }) };
}

let withTables: Promise<Buffer> | undefined;
/** Made once for all tests of a file: the migrations take longer than most tests. */
const fileWithTables = () =>
	(withTables ??= (async () => {
		const { url, remove } = await makeFile('nothing');
		await migrateAt(url);
		const bytes = await readFile(url.replace('sqlite:', ''));
		await remove();
		return bytes;
	})());

async function migrateAt(url: string) {
	const database = openDatabase(url, SECRET);
	await migrate(database);
	await database.close();
}

async function makeDatabase(content: Content) {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const template = content === 'tables' ? await (templateMade ??= makeTemplate()) : 'template1';
	await onServer((server) => server.query(`create database ${name} template ${template}`));
	return {
		url: addressOf(name),
		remove: () => onServer((server) => server.query(`drop database if exists ${name} with (force)`)),
	};
}

let templateMade: Promise<string> | undefined;
/** Made once for all tests of a run, by whoever comes first. */
const makeTemplate = () =>
	onServer(async (server) => {
		await server.query('select pg_advisory_lock(1)');
		const { rowCount } = await server.query(`select 1 from pg_database where datname = 'with_tables'`);
		if (rowCount === 1) return 'with_tables';
		await server.query('create database becomes_with_tables');
		await migrateAt(addressOf('becomes_with_tables'));
		await server.query('alter database becomes_with_tables rename to with_tables');
		return 'with_tables';
	});

async function onServer<T>(work: (server: Pick<Client, 'query'>) => Promise<T>): Promise<T> {
	const client = new Client({ connectionString: addressOf('postgres') });
	await client.connect();
	try {
		return await work(client);
	} finally {
		// Its lock ends with it.
		await client.end();
	}
}

function addressOf(database: string): string {
	const given = inject('postgres');
	if ('reason' in given) throw new Error(`PostgreSQL did not start: ${given.reason}`);
	return given.url.replace(/[^/]*$/, database);
}
