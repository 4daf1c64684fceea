import { Agent, request } from 'node:http';
import { connect, type Socket } from 'node:net';
import { describe, expect, onTestFinished, test } from 'vitest';
import { handedIn } from './addresses.ts';
import { startAppForTest, type App } from './app.ts';

const FIVE_SECONDS = 5_000;

async function stopped(app: App, signal: NodeJS.Signals) {
	const from = performance.now();
	app.child.kill(signal);
	const code = await app.ended;
	return { code, after: performance.now() - from };
}

/** A connection on which something was said, or nothing, and that stays. */
async function lingering(app: App, bytes: string): Promise<Socket> {
	const socket = connect({ host: 'localhost', port: app.port });
	socket.on('error', () => {});
	onTestFinished(() => void socket.destroy());
	await new Promise<void>((done) => socket.once('connect', done));
	if (bytes) await new Promise<void>((done) => void socket.write(bytes, () => done()));
	return socket;
}

describe('the app stops within five seconds', () => {
	test.each(['SIGTERM', 'SIGINT'] as const)('on %s, at once when nobody is there', async (signal) => {
		const { code, after } = await stopped(await startAppForTest(), signal);
		expect(code).toBe(0);
		expect(after).toBeLessThan(FIVE_SECONDS);
	});

	test('at once with a connection that is kept alive', async () => {
		const app = await startAppForTest();
		const agent = new Agent({ keepAlive: true });
		onTestFinished(() => agent.destroy());
		await app.ask({ agent, headers: { Connection: 'keep-alive' } });
		expect(Object.keys(agent.freeSockets)).toHaveLength(1);
		const { code, after } = await stopped(app, 'SIGTERM');
		expect(code).toBe(0);
		expect(after).toBeLessThan(FIVE_SECONDS);
	});

	test.each([
		['that says nothing', ''],
		['that never ends its request', 'GET / HTTP/1.1\r\nHost: localhost\r\n'],
		['that never sends its body', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 10\r\n\r\n1'],
	])('with a connection %s', async (_, bytes) => {
		const app = await startAppForTest();
		await lingering(app, bytes);
		const { code, after } = await stopped(app, 'SIGTERM');
		expect(code).toBe(0);
		expect(after).toBeLessThan(FIVE_SECONDS);
	});

	test('and answers what it was asked before, but nobody new', async () => {
		const app = await startAppForTest();
		const { path, method, headers, body } = handedIn(app.origin);
		const text = String(body);
		const length = { 'Content-Length': Buffer.byteLength(text), Connection: 'keep-alive' };
		const sent = request({
			host: 'localhost',
			port: app.port,
			path,
			method,
			headers: { ...headers, ...length },
		});
		const answered = new Promise<number | undefined>((done) =>
			sent.on('response', (answer) => done(answer.resume().statusCode)),
		);
		await new Promise<void>((done) => void sent.write(text.slice(0, 3), () => done()));
		await app.ask({ path: '/healthz' });

		const ended = stopped(app, 'SIGTERM');
		await refused(app);
		sent.end(text.slice(3));
		expect(await answered).toBe(200);
		const { code, after } = await ended;
		expect(code).toBe(0);
		expect(after, 'the connection is not kept for more').toBeLessThan(FIVE_SECONDS);
	});
});

/** Asks until nobody listens any more. */
async function refused(app: App): Promise<void> {
	for (;;) {
		const listening = await app.ask({ path: '/healthz' }).then(
			() => true,
			() => false,
		);
		if (!listening) return;
	}
}
