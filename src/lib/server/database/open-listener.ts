import { Client } from 'pg';

const AGAIN_MS = 1_000;

type Told = (payload: string) => void;

/**
 * Hears what other processes say through PostgreSQL’s NOTIFY, over a connection of its own that is opened for the
 * first who listens, and again when it breaks. What is said while it is broken is not heard.
 * @param url as `DATABASE_URL` has it
 */
export function openListener(url: string) {
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
