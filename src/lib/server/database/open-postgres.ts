import { Kysely, PostgresDialect } from 'kysely';
import { Pool, types, Client } from 'pg';
import type { Database } from './engine.ts';
import type { Tables } from './tables.ts';

const INT8 = 20;
const MOST_CONNECTIONS = 10;
const CONNECT_MS = 5_000;

/** Times are milliseconds and counts are small: as numbers, as in SQLite. One that is not exact is refused. */
function exactNumber(text: string): number {
	const number = Number(text);
	if (!Number.isSafeInteger(number))
		throw new RangeError(`${text} can’t be represented exactly as a number.`);
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

const AGAIN_MS = 1_000;

type Told = (payload: string) => void;

/**
 * Hears what other processes say through PostgreSQL’s NOTIFY, over a connection of its own that is opened for the
 * first who listens, and again when it breaks. What is said while it is broken is not heard.
 * @param url as `DATABASE_URL` has it
 */
function openListener(url: string) {
	const listeners = new Map<string, Set<Told>>();
	let client: Client | null = null;
	let again: NodeJS.Timeout | undefined;
	let isClosed = false;

	function connect() {
		if (client || isClosed || listeners.size === 0) return;
		const own = new Client({ connectionString: url, application_name: 'mandate-listen' });
		client = own;
		const broken = () => {
			if (client !== own) return;
			client = null;
			own.end().catch(() => undefined);
			again = setTimeout(connect, AGAIN_MS);
			// A server that is stopping does not wait for it.
			again.unref();
		};
		own.on('error', broken);
		own.on('end', broken);
		own.on('notification', ({ channel, payload = '' }) => {
			for (const told of listeners.get(channel) ?? []) told(payload);
		});
		own
			.connect()
			.then(async () => {
				for (const channel of listeners.keys()) await own.query(`listen ${channel}`);
			})
			// Also when it breaks between the two: a rejection that nobody hears ends the process.
			.catch(broken);
	}

	return {
		/**
		 * @param channel a name of ours: lower-case letters and underscores
		 * @returns ends it
		 */
		listen(channel: string, told: Told): () => void {
			const known = listeners.get(channel);
			listeners.set(channel, (known ?? new Set()).add(told));
			if (!known) client?.query(`listen ${channel}`).catch(() => undefined);
			connect();
			return () => void listeners.get(channel)?.delete(told);
		},
		async close() {
			isClosed = true;
			clearTimeout(again);
			const own = client;
			client = null;
			await own?.end().catch(() => undefined);
		},
	};
}
