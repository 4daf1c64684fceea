import { describe, expect, test } from 'vitest';
import { handedIn, QUIZ } from './addresses.ts';
import { startAppForTest } from './app.ts';

const PROXY = { PROTOCOL_HEADER: 'X-Forwarded-Proto' };
const forwarded = (protocol: string) => ({ 'X-Forwarded-Proto': protocol });

describe('browsers are told to stay with https only where they came by https', () => {
	test.each([
		['plain http', {}, [[{}, false]]],
		[
			'no proxy, but a client that pretends',
			{},
			[
				[forwarded('https'), false],
				[{ 'X-Mandate-Protocol': 'https' }, false],
			],
		],
		['an https origin', { ORIGIN: 'https://mandate.example' }, [[{}, true]]],
		['an http origin', { ORIGIN: 'http://mandate.example' }, [[forwarded('https'), false]]],
		[
			'a proxy that says what it was',
			PROXY,
			[
				[{}, false],
				[forwarded('http'), false],
				[forwarded('https'), true],
				[forwarded('https, http'), true],
				[forwarded('http, https'), false],
				[{ 'X-Mandate-Protocol': 'https' }, false],
			],
		],
	] as const)('%s', async (_, env, table) => {
		const app = await startAppForTest(env);
		for (const [headers, told] of table) {
			for (const path of ['/', QUIZ, '/nowhere', '/healthz']) {
				const answer = await app.ask({ path, headers });
				expect(answer.headers['strict-transport-security'], `${path} ${JSON.stringify(headers)}`).toBe(
					told ? 'max-age=31536000; includeSubDomains' : undefined,
				);
			}
		}
	});
});

describe('a form is taken from our own pages only', () => {
	test.each([
		['plain http', {}, {}, (host: string) => `http://${host}`],
		['an https origin', { ORIGIN: 'https://mandate.example' }, {}, () => 'https://mandate.example'],
		['a proxy', PROXY, forwarded('https'), (host: string) => `https://${host}`],
		['two proxies', PROXY, forwarded('https, http'), (host: string) => `https://${host}`],
		['a proxy that speaks http', PROXY, forwarded('http'), (host: string) => `http://${host}`],
		['a proxy that says nothing', PROXY, {}, (host: string) => `http://${host}`],
	])('%s', async (_, env, headers, own) => {
		const app = await startAppForTest(env);
		expect((await app.ask(handedIn(own(app.host), headers))).status).toBe(200);
		for (const foreign of ['https://elsewhere.example', `ftp://${app.host}`, 'null']) {
			expect((await app.ask(handedIn(foreign, headers))).status, foreign).toBe(403);
		}
	});
});
