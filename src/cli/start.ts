import { resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { serve, stop } from '../server.ts';
import { listensAt, USUAL_PORT } from '../lib/server/site-address.ts';
import { buildIfNeeded } from './build-if-needed.ts';

// The heap grows in small steps: what a large class's pages leave behind is collected before it is hundreds of MiB.
setFlagsFromString('--heap-growing-percent=15');

// Set to nothing means not set, as `.env` files and compose files write it.
const host = process.env.HOST || '0.0.0.0';
const port = Number(process.env.PORT || USUAL_PORT);
if (!Number.isInteger(port) || port < 0 || port > 65_535) {
	fail(`PORT is “${process.env.PORT}”. Use a number from 1 to 65535, for example PORT=3000.`);
}

if ((await buildIfNeeded()) !== 0)
	fail('The build failed, so the server was not started. See the reason above.');

try {
	const server = await serve({ host, port, build: resolve('build') });
	// The part of the heap for new objects would grow to 134 MB under load, and never shrink again.
	setFlagsFromString('--semi-space-growth-factor=1');
	const address = server.address();
	const bound = typeof address === 'object' && address ? address.port : port;
	for (const signal of ['SIGTERM', 'SIGINT'] as const) {
		process.once(signal, () => void stop(server).then(() => process.exit(0)));
	}
	console.log(`Mandate is running at ${listensAt(host, bound)}`);
} catch (error) {
	fail(explain(error));
}

function explain(error: unknown): string {
	const code = error instanceof Error && 'code' in error ? error.code : '';
	if (code === 'EADDRINUSE') {
		return `Port ${port} is in use by another program. Stop that program, or choose another port: PORT=${port + 1} npm start`;
	}
	if (code === 'EACCES') return `You don’t have permission to open port ${port}. Choose one above 1023.`;
	if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
		return `HOST “${host}” is not an address of this machine.`;
	if (code === 'MANDATE_SET_UP' && error instanceof Error) return error.message;
	return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

function fail(message: string): never {
	console.error(message);
	process.exit(1);
}
