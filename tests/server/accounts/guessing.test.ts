import { describe, expect, test } from 'vitest';
import { LIMITS } from '../../../src/lib/server/accounts/sign-in.ts';
import { type App } from '../app.ts';
import { addTeacher, PASSWORD } from '../add-teacher.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const AMINA = { name: 'Amina Yusuf', email: 'amina@school.example', password: PASSWORD };
const WRONG = { ...AMINA, password: 'wrong horse battery' };
const SCHOOL = '192.0.2.7';

/** The app as it is seen from an address, behind a proxy that says so. */
const from = (app: App, address: string): App => ({
	...app,
	ask: (asked) => app.ask({ ...asked, headers: { ...asked?.headers, 'x-client': address } }),
});

/** A server whose administrator is Amina, and who signed in at home. */
async function setUp(place: Place) {
	const app = await place.serve({ ADDRESS_HEADER: 'x-client' });
	const database = place.open();
	await addTeacher(database, { ...AMINA, role: 'administrator' }, Date.now());
	const amina = makeBrowser(from(app, '203.0.113.5'));
	expect((await amina.post('/teach/sign-in', AMINA)).status).toBe(303);
	const signIn = async (address: string, typed = AMINA, browser = makeBrowser(from(app, address))) =>
		browser.post('/teach/sign-in', typed);
	return { app, database, amina, signIn };
}

/** As strangers would, who guess: what is counted under these names is used up. */
async function useUp({ db }: Database, limits: readonly { readonly name: string; readonly most: number }[]) {
	for (const { name, most } of limits)
		await db
			.updateTable('throttle')
			.set({ count: most, since: Date.now() })
			.where('key', 'like', `${name} %`)
			.execute();
}

eachEngine('signing in', (make) => {
	test('rightly, twenty-five times in a minute from one school, shuts nobody out', async () => {
		const { signIn } = await setUp(await make());
		const statuses = [];
		for (let n = 0; n < 25; n += 1) statuses.push((await signIn(SCHOOL)).status);
		expect(new Set(statuses)).toEqual(new Set([303]));
	}, 240_000);

	test('wrongly is slowed down, and said for how long: until the first way in is open', async () => {
		const { database, signIn } = await setUp(await make());
		const statuses = [];
		for (let n = 0; n < 12; n += 1) statuses.push((await signIn(SCHOOL, WRONG)).status);
		expect(statuses.filter((status) => status === 400)).toHaveLength(LIMITS.strangerFrom.most);
		const refused = await signIn(SCHOOL);
		expect(refused.status).toBe(429);
		expect(refused.text).toMatch(/Try again in 1[45] minutes/);
		expect(Number(refused.headers['retry-after'])).toBeGreaterThan(13 * 60);
		// Used up for the network alone, a minute is what it takes.
		await database.db.deleteFrom('throttle').where('key', 'like', 'sign-in-as%').execute();
		await useUp(database, [LIMITS.from]);
		const minute = await signIn(SCHOOL);
		expect(minute.text).toMatch(/Try again in (1 minute|\d\d seconds)/);
		expect(Number(minute.headers['retry-after'])).toBeLessThanOrEqual(60);
	}, 240_000);

	test('with the right password: strangers who guess shut out neither a known device nor a known network', async () => {
		const { app, database, amina, signIn } = await setUp(await make());
		await signIn(SCHOOL, WRONG);
		await useUp(database, [LIMITS.from, LIMITS.stranger, LIMITS.strangerFrom]);
		expect((await signIn('198.51.100.1')).status).toBe(429);
		// At home, on another device.
		expect((await signIn('203.0.113.5')).status).toBe(303);
		// On her own device, wherever it is.
		const travelling = makeBrowser(from(app, '198.51.100.2'));
		for (const [name, value] of amina.cookies)
			if (name.startsWith('mandate-known-')) travelling.cookies.set(name, value);
		expect((await signIn('198.51.100.2', AMINA, travelling)).status).toBe(303);
		// A cookie that nobody signed says nothing.
		const forged = makeBrowser(from(app, '198.51.100.3'));
		for (const [name] of amina.cookies) forged.cookies.set(name, `x.${Date.now()}.eHh4eA`);
		expect((await signIn('198.51.100.3', AMINA, forged)).status).toBe(429);
	}, 240_000);

	test('guesses in parallel gain nothing, on a known network neither', async () => {
		const { signIn } = await setUp(await make());
		const all = await Promise.all(Array.from({ length: 30 }, () => signIn('203.0.113.5', WRONG)));
		const tried = all.filter(({ status }) => status === 400);
		expect(tried.length).toBeLessThanOrEqual(LIMITS.network.most + LIMITS.strangerFrom.most);
	}, 240_000);

	test('counts a network of IPv6 as one, as for codes', async () => {
		const { signIn } = await setUp(await make());
		const statuses = [];
		for (let n = 1; n < 12; n += 1) statuses.push((await signIn(`2001:db8:1:2::${n}`, WRONG)).status);
		expect(statuses.filter((status) => status === 400)).toHaveLength(LIMITS.strangerFrom.most);
		expect((await signIn('2001:db8:1:3::1', WRONG)).status).toBe(400);
	}, 240_000);
});

describe('what is left to whoever guesses a password', () => {
	const YEAR_MS = 365 * 86_400_000;
	const aYear = ({ most, withinMs }: { readonly most: number; readonly withinMs: number }) =>
		(most * YEAR_MS) / withinMs;
	const { from: network, stranger, strangerFrom, network: known, device } = LIMITS;

	test('is for one account no more than it was: thirty in a quarter of an hour, from all places at once', () => {
		// From wherever, and on one network and one device of the teacher’s.
		const most = aYear(stranger) + aYear(known) + aYear(device);
		expect(most).toBeLessThanOrEqual(aYear({ most: 30, withinMs: 15 * 60_000 }));
		// The million likeliest passwords last for a year; those of ten characters that are tried first are refused when chosen.
		expect(most).toBeLessThan(1_100_000);
		// Ten random letters and digits, after a thousand years: one in a million.
		expect((most * 1_000) / 36 ** 10).toBeLessThan(1e-6);
	});

	test('is from one network, for all accounts, no more than it was: twenty in a minute', () => {
		expect(aYear(network)).toBe(aYear({ most: 20, withinMs: 60_000 }));
		// A school’s own network: for fifty teachers known there, five in a quarter of an hour each.
		expect(50 * aYear(known)).toBeLessThan(aYear(network));
	});

	test('one network alone does not use up what all have', () => {
		expect(strangerFrom.most).toBeLessThan(stranger.most);
	});
});
