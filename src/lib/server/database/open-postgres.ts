import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types } from 'pg';
import { openListener } from './open-listener.ts';
import type { Database } from './engine.ts';
import type { Tables } from './tables.ts';

const INT8 = 20;
const MOST_CONNECTIONS = 10;
const CONNECT_MS = 5_000;

/** Times are milliseconds and counts are small: as numbers, as in SQLite. One that is not exact is refused. */
function exactNumber(text: string): number {
	const number = Number(text);
	if (!Number.isSafeInteger(number)) throw new RangeError(`${text} is not exact as a number.`);
	return number;
}

/**
 * Opens a pool of connections. Nothing is connected yet; a server that is away shows at the first query.
 * @param url `postgres://user:password@host:port/database`
 */
export function openPostgres(url: string, secret: string): Database {
	const pool = new Pool({
		connectionString: url,
		max: MOST_CONNECTIONS,
		connectionTimeoutMillis: CONNECT_MS,
		application_name: 'mandate',
		types: {
			getTypeParser: ((oid: number, format?: 'text') =>
				oid === INT8 ? exactNumber : types.getTypeParser(oid, format)) as typeof types.getTypeParser,
		},
	});
	// An idle connection that breaks is replaced at the next query; without a listener it would end the process.
	pool.on('error', (error) => console.error(`Lost a connection to PostgreSQL: ${error.message}`));
	// One that breaks while it is lent out fails the query of whoever has it; that is enough.
	pool.on('connect', (client) => client.on('error', () => undefined));
	const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) });
	const { listen, close } = openListener(url);
	return {
		engine: 'postgres',
		db,
		secret,
		listen,
		async close() {
			await close();
			await db.destroy();
		},
	};
}
