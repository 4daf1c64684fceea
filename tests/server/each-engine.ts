import { randomUUID } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
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

export interface Place {
	/** As `DATABASE_URL` has it; there is no table yet. */
	readonly url: string;
	/** Opens it, as one process does. All that a test opens is closed after it. */
	readonly open: () => Database;
	/** The same, with its tables. */
	readonly ready: () => Promise<Database>;
}

/** The same tests on both engines, or on those that are named, each test with an empty database of its own. */
export function eachEngine(
	name: string,
	body: (make: () => Promise<Place>, engine: Engine) => void,
	engines = ENGINES,
) {
	describe.each(engines)(`${name} on %s`, (engine) => {
		const ends: (() => Promise<unknown>)[] = [];
		afterEach(async () => {
			for (const end of ends.splice(0).reverse()) await end();
		});
		body(async () => {
			const made = await makeUrl(engine);
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

/** An empty database, until it is removed; for what many tests share. */
export const makeUrl = (engine: Engine) => (engine === 'sqlite' ? makeFile() : makeDatabase());

async function makeFile() {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-database-'));
	return {
		url: `sqlite:${join(folder, 'test.db')}`,
		remove: () => rm(folder, { recursive: true, force: true }),
	};
}

async function makeDatabase() {
	const name = `test_${randomUUID().replaceAll('-', '')}`;
	const given = inject('postgres');
	if ('reason' in given) throw new Error(`PostgreSQL did not start: ${given.reason}`);
	const server = given.url;
	const run = async (statement: string) => {
		const client = new Client({ connectionString: server });
		await client.connect();
		await client.query(statement);
		await client.end();
	};
	await run(`create database ${name}`);
	return {
		url: server.replace(/[^/]*$/, name),
		remove: () => run(`drop database if exists ${name} with (force)`),
	};
}
