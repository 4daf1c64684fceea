import { once } from 'node:events';
import { connect, createServer, type Socket } from 'node:net';

export interface Network {
	/** Where the server is reached through it. */
	readonly origin: string;
	/** Nothing gets through any more: connections break, new ones are refused. */
	cut(): Promise<void>;
	mend(): Promise<void>;
}

/** A way to the server that can be cut, the same for every browser. It ends with `cut`. */
export async function makeNetwork(baseURL: string): Promise<Network> {
	const { hostname, port } = new URL(baseURL);
	const open = new Set<Socket>();
	const way = createServer((near) => {
		const far = connect(Number(port), hostname);
		for (const [one, other] of [
			[near, far],
			[far, near],
		] as const) {
			open.add(one);
			one.pipe(other);
			one.on('error', () => other.destroy());
			one.on('close', () => {
				open.delete(one);
				other.destroy();
			});
		}
	});
	const listen = async (at: number) => {
		way.listen(at, 'localhost');
		await once(way, 'listening');
		const address = way.address();
		if (address === null || typeof address === 'string') throw new Error('No port is free.');
		return address.port;
	};
	const at = await listen(0);
	return {
		origin: `http://localhost:${at}`,
		async cut() {
			if (!way.listening) return;
			const closed = once(way, 'close');
			way.close();
			for (const socket of open) socket.destroy();
			await closed;
		},
		async mend() {
			await listen(at);
		},
	};
}
