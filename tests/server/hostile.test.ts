import { connect } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { CHECK, handedIn } from './addresses.ts';
import { startApp, type App } from './app.ts';

let app: App;
beforeAll(async () => {
	app = await startApp();
});
afterAll(() => app?.kill());
/** Whatever was sent, the next learner is served. */
afterEach(async () => expect((await app.ask()).status).toBe(200));

describe('a Host header', () => {
	test.each([
		'localhost',
		'LOCALHOST:3000',
		'mandate.example',
		'mandate_app:3000',
		'127.0.0.1:3000',
		'[::1]',
		'[::1]:3000',
	])('%s is sound', async (Host) => {
		expect((await app.ask({ headers: { Host } })).status).toBe(200);
	});

	test.each([
		'a b',
		'a/b',
		'user@mandate.example',
		'mandate.example?',
		'mandate.example#',
		'mandate.example:',
		'mandate.example:port',
		'mandate.example:99999',
		'mandate.example:3000:3000',
		'a,b',
		'<script>',
		'%6dandate.example',
		'256.256.256.256',
		'::1',
		'[::1',
		'[mandate]',
		'[:::]',
	])('“%s” is not: 400, on every page', async (Host) => {
		for (const path of ['/', CHECK, '/nowhere']) {
			const answer = await app.ask({ path, headers: { Host } });
			expect(answer.status).toBe(400);
			expect(answer.headers['content-type']).toContain('text/plain');
			expect(answer.text).not.toContain('<');
		}
	});

	test('need not be there to say that all is well', async () => {
		expect((await app.ask({ path: '/healthz', headers: { Host: 'a b' } })).status).toBe(200);
	});

	test.each(['GET / HTTP/1.0\r\n\r\n', 'GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n'])(
		'is missed: %j',
		async (bytes) => {
			expect(await raw(bytes)).toMatch(/^HTTP\/1\.1 400 [\s\S]*Content-Security-Policy/);
		},
	);
});

describe('an address that leads nowhere', () => {
	test.each([
		['//elsewhere.example', 404],
		['//elsewhere.example/', 404],
		['/..%2f..%2fpackage.json', 404],
		['/../../package.json', 404],
		['/_app/immutable/..%2f..%2f..%2fserver%2findex.js', 404],
		['/.env', 404],
		['/%00', 404],
		['/%E0%A4%A', 400],
		['/learn/__proto__', 404],
		['/learn/constructor/quiz/constructor', 404],
		['/learn/constructor/quiz/constructor/check', 404],
		[`/learn/${'a'.repeat(8000)}`, 404],
		['/healthz/..', 404],
		['/?__data.json', 200],
	])('%s: %d', async (path, status) => {
		const answer = await app.ask({ path });
		expect(answer.status).toBe(status);
		expect(answer.headers['content-security-policy']).toBeDefined();
		expect(answer.headers.location ?? '').not.toMatch(/^(https?:)?\/\//);
	});

	test('is no address of ours: whole, or a star', async () => {
		const headers = `Host: ${app.host}\r\nConnection: close\r\n\r\n`;
		expect(await raw(`GET http://elsewhere.example/ HTTP/1.1\r\n${headers}`)).not.toMatch(
			/elsewhere\.example/,
		);
		expect(await raw(`OPTIONS * HTTP/1.1\r\n${headers}`)).toMatch(/^HTTP\/1\.1 4\d\d /);
	});
});

describe('a request that makes no sense', () => {
	test.each(['PUT', 'DELETE', 'PATCH', 'TRACE', 'PROPFIND'])('%s is refused', async (method) => {
		for (const path of ['/nowhere', CHECK]) {
			const { status } = await app.ask({ path, method });
			expect(status >= 400 && status < 500, `${method} ${path}: ${status}`).toBe(true);
		}
	});

	const FORM = 'application/x-www-form-urlencoded';
	const ENDLESS = '--x\r\nContent-Disposition: form-data; name="a"\r\n\r\nb';
	test.each([
		['too large', FORM, `x=${'y'.repeat(600_000)}`, /413/],
		['of another sort', 'application/json', '{"item":"b"}', /415/],
		['of no sort', 'application/x-unheard-of', 'b', /415/],
		['in pieces without a boundary', 'multipart/form-data', 'b', /400/],
		['in pieces that never end', 'multipart/form-data; boundary=x', ENDLESS, /400/],
		['with broken escapes', FORM, '%=%E0%A4%A&__proto__=1&=&&&', /200/],
		['of nothing', FORM, '', /200/],
	])('a form %s does no harm', async (_, type, body, status) => {
		const answer = await app.ask({ ...handedIn(app.origin, { 'Content-Type': type }), body });
		expect(String(answer.status)).toMatch(status);
		expect(answer.text).not.toMatch(/\bat .*\.js:\d+/);
	});

	test('noise instead of HTTP is answered and forgotten', async () => {
		expect(await raw('\u0016\u0003\u0001 hello\r\n\r\n')).toMatch(/^HTTP\/1\.1 400 /);
		expect(await raw(`GET / HTTP/1.1\r\nHost: ${app.host}\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`)).toMatch(
			/^HTTP\/1\.1 431 /,
		);
	});
});

describe('a body that trickles in', { timeout: 60_000 }, () => {
	test.concurrent.for([CHECK, '/teach/sign-in', '/join'])(
		'to %s is cut off, and holds up nobody meanwhile',
		async (path, { expect }) => {
			const slow = Array.from({ length: 40 }, () => trickle(path));
			for (let n = 0; n < 20; n++) expect((await app.ask()).status).toBe(200);
			const ends = await Promise.all(slow);
			for (const text of ends) expect(text).not.toMatch(/^HTTP\/1\.1 200/);
		},
	);
});

/** A form of which one byte comes every second; resolves with whatever came back when the other side hung up. */
function trickle(path: string): Promise<string> {
	return new Promise((ended) => {
		let text = '';
		const socket = connect({ host: 'localhost', port: app.port }, () => {
			socket.write(
				`POST ${path} HTTP/1.1\r\nHost: ${app.host}\r\nOrigin: ${app.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 5000\r\n\r\n`,
			);
			const more = setInterval(() => socket.write('a'), 1_000);
			socket.on('close', () => {
				clearInterval(more);
				ended(text);
			});
		});
		socket.on('data', (chunk) => (text += chunk));
		// Written into a connection that is closed already.
		socket.on('error', () => undefined);
	});
}

/** Sends bytes as they are; resolves with whatever came back until the other side hung up. */
function raw(bytes: string): Promise<string> {
	return new Promise((answered, failed) => {
		let text = '';
		const socket = connect({ host: 'localhost', port: app.port }, () => socket.write(bytes));
		socket.on('data', (chunk) => (text += chunk));
		socket.on('close', () => answered(text));
		socket.on('error', failed);
	});
}
