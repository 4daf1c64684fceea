import type { OutgoingHttpHeaders } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECK, handedIn, hashedFile, MODULE, QUIZ, READING } from './addresses.ts';
import { startApp, type App, type Asked } from './app.ts';

let app: App;
beforeAll(async () => {
	app = await startApp();
});
afterAll(() => app?.kill());

const PAGES: readonly (readonly [what: string, asked: (headers: OutgoingHttpHeaders) => Asked])[] = [
	['a quiz', (headers) => ({ path: QUIZ, headers })],
	['a reading', (headers) => ({ path: READING, headers })],
	['what results need', (headers) => ({ path: `${QUIZ}/results.json`, headers })],
	['a hashed file', (headers) => ({ path: hashedFile(), headers })],
	['a graded form', (headers) => handedIn(app.origin, headers)],
];

describe('answers are as small as the browser can read them', () => {
	test.each(PAGES)('%s', async (_, asked) => {
		const plain = await app.ask(asked({}));
		expect(plain.headers['content-encoding']).toBeUndefined();

		const brotli = await app.ask(asked({ 'Accept-Encoding': 'gzip, deflate, br' }));
		expect(brotli.headers['content-encoding']).toBe('br');
		expect(brotliDecompressSync(brotli.bytes).equals(plain.bytes)).toBe(true);

		const gzip = await app.ask(asked({ 'Accept-Encoding': 'gzip' }));
		expect(gzip.headers['content-encoding']).toBe('gzip');
		expect(gunzipSync(gzip.bytes).equals(plain.bytes)).toBe(true);

		expect(brotli.bytes.length).toBeLessThan(plain.bytes.length);
		for (const { headers } of [plain, brotli, gzip]) expect(headers.vary).toMatch(/accept-encoding/i);
	});
});

describe('what a browser may keep', () => {
	test('a file named after its content: for ever', async () => {
		expect((await app.ask({ path: hashedFile() })).headers['cache-control']).toBe(
			'public,max-age=31536000,immutable',
		);
	});

	test.each(['/', MODULE, QUIZ, READING, `${QUIZ}/results.json`, '/icon.svg'])(
		'%s: until it changes',
		async (path) => {
			const { headers } = await app.ask({ path });
			expect(headers['cache-control']).toBe('no-cache');
			expect(headers.etag).toMatch(/^(W\/)?"/);
			expect((await app.ask({ path, headers: { 'If-None-Match': headers.etag } })).status).toBe(304);
		},
	);

	test.each(['/nowhere', '/_app/immutable/gone-0.js'])('%s, which is not there: nothing', async (path) => {
		const { status, headers } = await app.ask({ path });
		expect(status).toBe(404);
		expect(headers['cache-control']).toMatch(/no-cache|max-age=0/);
	});

	test('health: nothing', async () => {
		expect((await app.ask({ path: '/healthz' })).headers['cache-control']).toBe('no-store');
	});
});

describe('what is what', () => {
	test.each([
		['/', 'text/html'],
		[QUIZ, 'text/html'],
		['/nowhere', 'text/html'],
		['/icon.svg', 'image/svg+xml'],
		[`${QUIZ}/results.json`, 'application/json'],
		['/healthz', 'application/json'],
	])('%s is %s', async (path, type) => {
		expect((await app.ask({ path, headers: { Accept: 'text/html' } })).headers['content-type']).toContain(
			type,
		);
	});

	test('health says so, and no more', async () => {
		const { status, text } = await app.ask({ path: '/healthz' });
		expect(status).toBe(200);
		expect(JSON.parse(text)).toEqual({ status: 'ok' });
	});

	test('the head of a page has its headers and no body', async () => {
		const [head, page] = [await app.ask({ path: QUIZ, method: 'HEAD' }), await app.ask({ path: QUIZ })];
		expect(head.bytes).toHaveLength(0);
		expect(head.headers.etag).toBe(page.headers.etag);
	});

	test('an address has one spelling', async () => {
		expect((await app.ask({ path: `${QUIZ}/?from=here` })).headers.location).toBe(`${QUIZ}?from=here`);
		expect((await app.ask({ path: CHECK })).headers.location).toBe(QUIZ);
	});

	test('a form handed in without a script is graded', async () => {
		const { status, text } = await app.ask(handedIn(app.origin));
		expect(status).toBe(200);
		expect(text).toContain('1 of');
	});
});
