import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CHECK, handedIn, hashedFile, MODULE, QUIZ, READING } from './addresses.ts';
import { startApp, type App, type Asked } from './app.ts';

let app: App;
beforeAll(async () => {
	app = await startApp();
});
afterAll(() => app?.kill());

const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const ANSWERS: readonly (readonly [what: string, asked: () => Asked, status: number])[] = [
	['the home page', () => ({ path: '/' }), 200],
	['a module', () => ({ path: MODULE }), 200],
	['a quiz', () => ({ path: QUIZ }), 200],
	['a reading', () => ({ path: READING }), 200],
	['what results need', () => ({ path: `${QUIZ}/results.json` }), 200],
	['a hashed file', () => ({ path: hashedFile() }), 200],
	['the icon', () => ({ path: '/icon.svg' }), 200],
	['the head of a page', () => ({ path: QUIZ, method: 'HEAD' }), 200],
	['a graded form', () => handedIn(app.origin), 200],
	['health', () => ({ path: '/healthz' }), 200],
	['a trailing slash', () => ({ path: `${QUIZ}/` }), 308],
	['nothing handed in', () => ({ path: CHECK }), 303],
	['an address of nothing', () => ({ path: '/nowhere' }), 404],
	['a hashed file of another version', () => ({ path: '/_app/immutable/gone-0.js' }), 404],
	['a malformed address', () => ({ path: '/learn/%E0%A4%A' }), 400],
	['a malformed host', () => ({ headers: { Host: 'a b' } }), 400],
	['another site’s form', () => handedIn('https://elsewhere.example'), 403],
	['a form too large', () => ({ ...handedIn(app.origin), body: `x=${'y'.repeat(600_000)}` }), 413],
	[
		'a method we do not know',
		() => ({ path: CHECK, method: 'DELETE', headers: { ...form, Origin: app.origin } }),
		405,
	],
];

const HEADERS = {
	'content-security-policy': /default-src 'self'; script-src 'self'/,
	'x-content-type-options': /^nosniff$/,
	'x-frame-options': /^DENY$/,
	'referrer-policy': /^same-origin$/,
	'permissions-policy': /camera=\(\), microphone=\(\), geolocation=\(\)/,
	'cross-origin-opener-policy': /^same-origin$/,
	'cross-origin-resource-policy': /^same-origin$/,
};

describe('whatever answers carries the security headers', () => {
	test.each(ANSWERS)('%s', async (_, asked, status) => {
		const answer = await app.ask(asked());
		expect(answer.status).toBe(status);
		for (const [name, value] of Object.entries(HEADERS)) expect(answer.headers[name], name).toMatch(value);
	});

	test('an answer that says nothing is new', async () => {
		const { headers } = await app.ask({ path: QUIZ });
		const again = await app.ask({ path: QUIZ, headers: { 'If-None-Match': headers.etag } });
		expect(again.status).toBe(304);
		expect(again.headers['content-security-policy']).toBe(headers['content-security-policy']);
	});

	test('none of them says what it runs on, or asks another site', async () => {
		for (const [, asked] of ANSWERS) {
			const { headers } = await app.ask(asked());
			expect(headers['x-powered-by']).toBeUndefined();
			expect(headers.server).toBeUndefined();
			expect(JSON.stringify(headers)).not.toMatch(/https?:\/\//);
			expect(headers['set-cookie']).toBeUndefined();
		}
	});
});
