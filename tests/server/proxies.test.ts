import type { IncomingMessage } from 'node:http';
import { describe, expect, test } from 'vitest';
import { clientAddress, proxiesFrom } from '../../src/lib/server/proxies.ts';
import { spawnStart, startAppForTest } from './app.ts';
import { makeBrowser } from './browser.ts';

const CONNECTED = '10.0.0.9';
const from = (headers: Record<string, string>, env: NodeJS.ProcessEnv) =>
	clientAddress(
		{ headers, socket: { remoteAddress: CONNECTED } } as unknown as IncomingMessage,
		proxiesFrom(env),
	);

describe('the address that limits count by', () => {
	const XFF = { ADDRESS_HEADER: 'X-Forwarded-For' };
	const TWO = { ...XFF, XFF_DEPTH: '2' };
	const REAL = { ADDRESS_HEADER: 'X-Real-IP' };
	test.each([
		['no setting: nothing that a request says', {}, { 'x-forwarded-for': '192.0.2.1' }, CONNECTED],
		['one proxy', XFF, { 'x-forwarded-for': '192.0.2.1' }, '192.0.2.1'],
		[
			'one proxy, and a visitor who made one up',
			XFF,
			{ 'x-forwarded-for': '1.1.1.1, 192.0.2.1' },
			'192.0.2.1',
		],
		['two proxies', TWO, { 'x-forwarded-for': '192.0.2.1, 10.0.0.2' }, '192.0.2.1'],
		[
			'two proxies, and a visitor who made one up',
			TWO,
			{ 'x-forwarded-for': '1.1.1.1, 192.0.2.1,10.0.0.2' },
			'192.0.2.1',
		],
		['two proxies set, one passed', TWO, { 'x-forwarded-for': '192.0.2.1' }, CONNECTED],
		['the header is absent', XFF, {}, CONNECTED],
		['another header is absent', REAL, { 'x-forwarded-for': '192.0.2.1' }, CONNECTED],
		['the header is empty', REAL, { 'x-real-ip': '' }, CONNECTED],
		['the header holds no address', REAL, { 'x-real-ip': 'unknown' }, CONNECTED],
		['the header came twice', REAL, { 'x-real-ip': '192.0.2.1, 192.0.2.2' }, CONNECTED],
		['a port behind it', XFF, { 'x-forwarded-for': '192.0.2.1:4711' }, '192.0.2.1'],
		['IPv6', XFF, { 'x-forwarded-for': '2001:db8::1' }, '2001:db8::1'],
		['IPv6 with a port', XFF, { 'x-forwarded-for': '[2001:db8::1]:4711' }, '2001:db8::1'],
		['IPv6 in brackets', REAL, { 'x-real-ip': '[2001:db8::4711]' }, '2001:db8::4711'],
	] as const)('%s', (_, env, headers, expected) => {
		expect(from(headers, env)).toBe(expected);
	});
});

test.each(['0', '-1', '1.5', 'two'])(
	'XFF_DEPTH=%s is refused at the start, with what to write',
	async (depth) => {
		const { ended, output } = await spawnStart({ XFF_DEPTH: depth });
		expect(await ended).toBe(1);
		expect(output()).toContain(`XFF_DEPTH is “${depth}”. Set it to the number of proxies`);
		expect(output()).not.toContain('    at ');
	},
);

describe('a server behind a proxy', () => {
	test.each([
		['no header at all', {}],
		['fewer proxies than set', { 'x-forwarded-for': '192.0.2.1' }],
	])('whose setting does not fit (%s) answers, and says so once', async (_, more) => {
		const app = await startAppForTest({ ADDRESS_HEADER: 'X-Forwarded-For', XFF_DEPTH: '2' });
		const visitor = makeBrowser(app);
		for (let n = 0; n < 5; n += 1) {
			const credentials = { email: 'a@school.example', password: 'wrong, and long enough' };
			expect(
				(await visitor.post('/teach/sign-in', credentials, { origin: app.origin, ...more })).status,
			).toBe(400);
			expect(
				(await visitor.post('/join/23456789?/join', { name: 'A' }, { origin: app.origin, ...more })).status,
			).toBeLessThan(500);
		}
		const lines = app.output().match(/^.*can’t be applied to a request.*$/gm) ?? [];
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain('ADDRESS_HEADER=x-forwarded-for and XFF_DEPTH=2');
	});

	test.each([
		['X-Forwarded-For', '192.0.2.1', {}, 'Set ADDRESS_HEADER='],
		['Forwarded', 'for=192.0.2.1', { ORIGIN: 'https://quiz.example.org' }, 'Set ADDRESS_HEADER='],
		['X-Forwarded-Proto', 'https', { ADDRESS_HEADER: 'X-Real-IP' }, 'Set ORIGIN'],
		['X-Forwarded-Host', 'quiz.example.org', {}, 'Set ORIGIN'],
	])('that sends %s, which no setting reads, is told of once', async (name, value, env, advice) => {
		const app = await startAppForTest(env);
		for (let n = 0; n < 20; n += 1) await app.ask({ headers: { [name]: value } });
		const lines = app.output().match(/^A request has the header .*$/gm) ?? [];
		expect(lines).toHaveLength(1);
		expect(lines[0]).toContain(name.toLowerCase());
		expect(lines[0]).toContain(advice);
	});

	test('whose settings fit says nothing', async () => {
		const env = { ORIGIN: 'https://quiz.example.org', ADDRESS_HEADER: 'X-Forwarded-For' };
		const app = await startAppForTest(env);
		await app.ask({
			path: '/join',
			headers: { 'X-Forwarded-For': '192.0.2.1', 'X-Forwarded-Proto': 'https' },
		});
		expect(app.output()).not.toMatch(/^A request /m);
	});
});
