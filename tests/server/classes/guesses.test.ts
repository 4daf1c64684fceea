import { describe, expect, test } from 'vitest';
import { ALPHABET } from '../../../src/lib/rules/code.ts';
import {
	guess,
	guessJoinCode,
	LIMITS,
	ofClass,
	resumeWays,
	type Guessed,
} from '../../../src/lib/server/classes/guesses.ts';
import { deviceToken, rememberNetwork } from '../../../src/lib/server/known.ts';
import { anonymousNetwork } from '../../../src/lib/server/network.ts';
import { eachEngine } from '../each-engine.ts';
import { NOW } from './make-class.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const SECRET = 'a secret of more than thirty-two characters';
const SCHOOL = '192.0.2.7';
const from = (address: string, now = NOW) => ({ address, secret: SECRET, now });
const wrong = { place: null, classId: null, isIn: false };
const right = (classId = 'class-1') => ({ place: 'here', classId, isIn: false });

const wordOf = (guessed: Guessed<unknown>) => ('refused' in guessed ? guessed.refused : 'found');

async function times(count: number, once: (n: number) => Promise<Guessed<unknown>>) {
	const words: string[] = [];
	for (let n = 0; n < count; n += 1) words.push(wordOf(await once(n)));
	return words;
}
const join = ({ db }: Database, address: string, code: Parameters<typeof guessJoinCode>[2], now = NOW) =>
	guessJoinCode(db, from(address, now), code);

eachEngine('guessing join codes', (make) => {
	test('is refused after seventy wrong ones from an address, also after a restart, also the right one', async () => {
		const place = await make();
		const database = await place.ready();
		const words = await times(72, () => join(database, SCHOOL, wrong));
		expect(words.indexOf('too-many')).toBe(70);
		const restarted = place.open();
		const later = NOW + 60_000;
		expect(await join(restarted, SCHOOL, right(), later)).toEqual({ refused: 'too-many', waitMs: 540_000 });
		expect(await join(restarted, '192.0.2.8', right())).toEqual({ found: 'here' });
		expect(await join(restarted, SCHOOL, right(), NOW + 600_000)).toEqual({ found: 'here' });
	});

	test('shuts out no class that has come in from there before, or whose teacher is there', async () => {
		const database = await (await make()).ready();
		expect(wordOf(await join(database, SCHOOL, right('class-1')))).toBe('found');
		await rememberNetwork(database.db, ofClass('class-2'), anonymousNetwork(SECRET, SCHOOL), NOW);
		await times(200, () => join(database, SCHOOL, wrong));
		const forty = await Promise.all(Array.from({ length: 40 }, () => join(database, SCHOOL, right())));
		expect(new Set(forty.map(wordOf))).toEqual(new Set(['found']));
		expect(wordOf(await join(database, SCHOOL, right('class-2')))).toBe('found');
		expect(wordOf(await join(database, SCHOOL, right('class-3')))).toBe('too-many');
	});

	test('of a class known there, too, has an end; but whoever is in, is in', async () => {
		const database = await (await make()).ready();
		await join(database, SCHOOL, right());
		const key = anonymousNetwork(SECRET, SCHOOL);
		for (const { name, most } of [LIMITS.code, LIMITS.codeKnown])
			await database.db
				.insertInto('throttle')
				.values({ key: `${name} ${key}`, count: most, since: NOW })
				.onConflict((conflict) => conflict.column('key').doUpdateSet({ count: most }))
				.execute();
		expect(wordOf(await join(database, SCHOOL, right()))).toBe('too-many');
		expect(wordOf(await join(database, SCHOOL, { ...right(), isIn: true }))).toBe('found');
		// Being in one class says nothing of another code.
		expect(wordOf(await join(database, SCHOOL, { ...wrong, isIn: true }))).toBe('too-many');
	});

	test('counts a network of IPv6 as one', async () => {
		const database = await (await make()).ready();
		const words = await times(71, (n) => join(database, `2001:db8:1:2::${n.toString(16)}`, wrong));
		expect(words.indexOf('too-many')).toBe(70);
	});

	test('does not get further in parallel', async () => {
		const database = await (await make()).ready();
		const all = await Promise.all(Array.from({ length: 150 }, () => join(database, SCHOOL, wrong)));
		expect(all.filter((one) => wordOf(one) === 'wrong')).toHaveLength(70);
	});

	test('never slows down forty students at one address, hour after hour', async () => {
		const database = await (await make()).ready();
		for (let lesson = 0; lesson < 8; lesson += 1) {
			const all = await Promise.all(Array.from({ length: 40 }, () => join(database, SCHOOL, right())));
			expect(new Set(all.map(wordOf))).toEqual(new Set(['found']));
		}
		const counts = await database.db.selectFrom('throttle').select('count').execute();
		expect(counts).toEqual([{ count: 0 }]);
	});
});

eachEngine('guessing resume codes', (make) => {
	const resume = async (
		{ db }: Database,
		address: string,
		isRight = false,
		{ token, classId = 'class-1', now = NOW }: { token?: string; classId?: string; now?: number } = {},
	) =>
		guess(db, await resumeWays(db, from(address, now), classId, token), now, () =>
			Promise.resolve(isRight ? 'here' : null),
		);

	test('in one class is refused after a hundred wrong ones, from however many addresses', async () => {
		const database = await (await make()).ready();
		const words = await times(102, (n) => resume(database, `192.0.2.${n % 50}`));
		expect(words.indexOf('too-many')).toBe(100);
		const elsewhere = '198.51.100.1';
		expect(wordOf(await resume(database, elsewhere, true))).toBe('too-many');
		expect(wordOf(await resume(database, elsewhere, true, { classId: 'class-2' }))).toBe('found');
		expect(wordOf(await resume(database, elsewhere, true, { now: NOW + 86_400_000 }))).toBe('found');
	});

	test('shuts out nobody on a device or a network where somebody came in before', async () => {
		const database = await (await make()).ready();
		const home = '203.0.113.5';
		await rememberNetwork(database.db, ofClass('class-1'), anonymousNetwork(SECRET, home), NOW);
		await times(120, (n) => resume(database, `192.0.2.${n % 50}`));
		expect(wordOf(await resume(database, home, true))).toBe('found');
		const token = deviceToken(SECRET, ofClass('class-1'), 'sana', NOW);
		expect(wordOf(await resume(database, SCHOOL, true, { token }))).toBe('found');
		// Five wrong ones of her own, and the hundred of anybody: then she waits till tomorrow.
		const words = await times(7, () => resume(database, SCHOOL, false, { token }));
		expect(words).toEqual(['wrong', 'wrong', 'wrong', 'wrong', 'wrong', 'too-many', 'too-many']);
		const foreign = deviceToken(SECRET, ofClass('class-2'), 'sana', NOW);
		expect(wordOf(await resume(database, SCHOOL, true, { token: foreign }))).toBe('too-many');
	});

	test('from one network leaves the others theirs', async () => {
		const database = await (await make()).ready();
		const words = await times(60, () => resume(database, SCHOOL));
		expect(words.indexOf('too-many')).toBe(50);
		expect(wordOf(await resume(database, '198.51.100.1', true))).toBe('found');
	});

	test('what could not be tried is not counted', async () => {
		const { db } = await (await make()).ready();
		const ways = await resumeWays(db, from(SCHOOL), 'class-1', undefined);
		const broken = () => guess(db, ways, NOW, () => Promise.reject(new Error('away')));
		await expect(broken()).rejects.toThrow('away');
		expect(
			new Set((await db.selectFrom('throttle').select('count').execute()).map(({ count }) => count)),
		).toEqual(new Set([0]));
	});

	test('leaves no address in the database', async () => {
		const database = await (await make()).ready();
		await resume(database, SCHOOL);
		await join(database, SCHOOL, right());
		const rows = [
			await database.db.selectFrom('throttle').selectAll().execute(),
			await database.db.selectFrom('known_network').selectAll().execute(),
		];
		expect(JSON.stringify(rows)).not.toContain('192.0.2');
	});
});

describe('what is left to whoever guesses', () => {
	const YEAR_MS = 365 * 86_400_000;
	const aYear = ({ most, withinMs }: { readonly most: number; readonly withinMs: number }) =>
		(most * YEAR_MS) / withinMs;
	const JOIN_CODES = ALPHABET.length ** 8;
	const RESUME_CODES = ALPHABET.length ** 6;

	test('of join codes, a thousand in use and thirty known on the network: one found in 160 years from one network', () => {
		// Beyond the first seventy a guess finds only what is known there.
		const hitsAYear = (aYear(LIMITS.code) * 1_000 + aYear(LIMITS.codeKnown) * 30) / JOIN_CODES;
		expect(1 / hitsAYear).toBeGreaterThan(160);
		// As it was when a hundred were let through for all: not easier for anybody.
		const former = (aYear({ most: 100, withinMs: 600_000 }) * 1_000) / JOIN_CODES;
		expect(hitsAYear).toBeLessThanOrEqual(former);
	});

	test('of join codes, from a hundred networks that guess day and night: one in more than a year, of a thousand', () => {
		const hitsAYear = (100 * aYear(LIMITS.code) * 1_000) / JOIN_CODES;
		expect(1 / hitsAYear).toBeGreaterThan(2);
		// One certain class: in two thousand years.
		expect(1_000 / hitsAYear).toBeGreaterThan(2_000);
	});

	test('of resume codes, forty in a class, from all networks and devices there are: one in two hundred years', () => {
		const { resume, resumeKnown, resumeDevices } = LIMITS;
		const wrongADay = resume.most + resumeKnown.most + resumeDevices.most;
		expect(wrongADay).toBe(300);
		expect(RESUME_CODES / 40 / (wrongADay * 365)).toBeGreaterThan(200);
	});
});
