import { afterAll, describe, expect, test } from 'vitest';
import { handedIn, QUIZ } from './addresses.ts';
import { makeApps, startAppForTest } from './app.ts';

const { serve, stop } = makeApps();
afterAll(stop);

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
		const app = await serve(env);
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
		const app = await serve(env);
		expect((await app.ask(handedIn(own(app.host), headers))).status).toBe(200);
		for (const foreign of ['https://elsewhere.example', `ftp://${app.host}`, 'null']) {
			expect((await app.ask(handedIn(foreign, headers))).status, foreign).toBe(403);
		}
	});
});

describe('a refused form', () => {
	const TLS = 'https://quiz.example.org';
	const refused = (origin: string | undefined, more = {}) => {
		const { headers, ...asked } = handedIn('', more);
		const { Origin: _, ...rest } = headers as Record<string, string>;
		return { ...asked, headers: origin === undefined ? rest : { ...rest, Origin: origin } };
	};
	const secure = { 'Sec-Fetch-Site': 'same-origin' };

	test.each([
		[
			'behind TLS without ORIGIN',
			(host: string) => refused(`https://${host}`),
			'isn’t set up for the address',
		],
		['behind a proxy that changes the Host, too', () => refused(TLS, secure), 'isn’t set up for the address'],
		['of another site', () => refused('https://evil.example'), 'came from another site'],
		['without an Origin', () => refused(undefined), 'didn’t say which page'],
		['of a page that hides where it is', () => refused('null'), 'didn’t say which page'],
	] as const)('%s is answered with our page, and told to the operator once', async (_, asked, said) => {
		const app = await startAppForTest();
		for (let n = 0; n < 20; n += 1) await app.ask(asked(app.host));
		const { status, headers, text } = await app.ask(asked(app.host));
		expect([status, headers['content-type']]).toEqual([403, expect.stringContaining('text/html')]);
		expect(text).toContain(said);
		expect(text).toContain('<a href="/">');
		expect(text).not.toContain('evil.example');
		const lines = app.output().match(/^Refused .*$/gm) ?? [];
		expect(lines).toHaveLength(1);
		const { Origin: came } = asked(app.host).headers as { Origin?: string };
		expect(lines[0]).toContain(came ? `its Origin is “${came}”` : 'it has no Origin');
		expect(lines[0]).toContain(`expected “${app.origin}”`);
		if (came && came !== 'null') expect(lines[0]).toContain('set ORIGIN');
	});

	test('of a script is answered in JSON', async () => {
		const app = await serve();
		const { status, text } = await app.ask(refused(TLS, { ...secure, Accept: 'application/json' }));
		expect(status).toBe(403);
		expect(JSON.parse(text)).toEqual({ message: expect.stringContaining('isn’t set up') });
	});

	test('writes nothing into the log that a terminal would obey, and not much', async () => {
		const app = await startAppForTest();
		await app.ask(refused(`https://\u009b31m${'x'.repeat(5000)}`));
		const [line = ''] = app.output().match(/^Refused .*$/gm) ?? [];
		expect(line).toMatch(/https:\/\/\?+31m/);
		expect(line.length).toBeLessThan(800);
	});
});
