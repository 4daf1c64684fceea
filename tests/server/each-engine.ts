import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import SqliteFile from 'better-sqlite3';
import { Client } from 'pg';
import { afterAll, afterEach, describe, inject } from 'vitest';
import { migrate } from '../../src/lib/server/database/migrate.ts';
import { openDatabase } from '../../src/lib/server/database/open-database.ts';
import { makeApps, type App } from './start-app.ts';
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
	/** A server on it, which later tests use too, if they ask for the same environment. One that was killed is started anew. */
	readonly serve: (env?: NodeJS.ProcessEnv) => Promise<App>;
}

/**
 * The same tests on both engines, or on those that are named. All of them have one database between them, and each
 * finds it empty; a second one, or one without tables, belongs to the test that makes it.
 */
export function eachEngine(
	name: string,
	body: (make: (content?: Content) => Promise<Place>, engine: Engine) => void,
	engines = ENGINES,
) {
	describe.each(engines)(`${name} on %s`, (engine) => {
		let shared: Shared | undefined;
		let isTaken = false;
		const ends: (() => Promise<unknown>)[] = [];
		afterEach(async () => {
			for (const end of ends.splice(0).reverse()) await end();
			isTaken = false;
		});
		afterAll(() => shared?.remove());

		async function take(content: Content = 'tables'): Promise<Shared> {
			if (content === 'tables' && !isTaken) {
				isTaken = true;
				if (shared) await empty(shared.url);
				else shared = withApps(await makeUrl(engine));
				return shared;
			}
			const own = withApps(await makeUrl(engine, content));
			ends.push(own.remove);
			return own;
		}
		body(async (content) => {
			const { url, serve } = await take(content);
			const open = () => {
				const database = openDatabase(url, SECRET);
				ends.push(database.close);
				return database;
			};
			return {
				url,
				open,
				async ready() {
					const database = open();
					await migrate(database);
					return database;
				},
				serve,
			};
		}, engine);
	});
}

interface Made {
	readonly url: string;
	readonly remove: () => Promise<unknown>;
}
type Shared = Made & Pick<Place, 'serve'>;

/** A database with servers on it, which end with it. */
function withApps({ url, remove }: Made): Shared {
	const { serve, stop } = makeApps({ DATABASE_URL: url, MANDATE_SECRET: SECRET });
	return {
		url,
		serve,
		async remove() {
			await stop();
			await remove();
		},
	};
}

const NOT_OURS = 'kysely_%';
/** Takes all rows out of all tables, in whatever order. */
async function empty(url: string) {
	const path = url.startsWith('sqlite:') ? url.replace('sqlite:', '') : null;
	if (path === null) await emptyPostgres(url);
	else emptyFile(path);
}

function emptyFile(path: string) {
	const file = new SqliteFile(path, { timeout: 10_000 });
	file.pragma('synchronous = OFF');
	file.pragma('foreign_keys = OFF');
	const tables = file
		.prepare<[string], { name: string }>(
			`select name from sqlite_master where type = 'table' and name not like ?`,
		)
		.all(NOT_OURS);
	file.transaction(() => {
		for (const { name } of tables) file.exec(`delete from "${name}"`);
	})();
	file.close();
}

async function emptyPostgres(url: string) {
	await onServer(async (server) => {
		const { rows } = await server.query<{ tablename: string }>(
			`select tablename from pg_tables where schemaname = 'public' and tablename not like $1`,
			[NOT_OURS],
		);
		const deletes = rows.map(({ tablename }) => `delete from "${tablename}";`);
		// Without what watches over references.
		await server.query(`set session_replication_role = replica; ${deletes.join(' ')}`);
	}, url);
}

/** A database, until it is removed; for what many tests share. */
export const makeUrl = (engine: Engine, content: Content = 'tables'): Promise<Made> =>
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

async function onServer<T>(
	work: (server: Pick<Client, 'query'>) => Promise<T>,
	url = addressOf('postgres'),
): Promise<T> {
	const client = new Client({ connectionString: url });
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
