import { expect, test } from 'vitest';
import { rememberNetwork } from '../../src/lib/server/known.ts';
import {
	forgetOld,
	forgive,
	takeTurn,
	waitFor,
	type Limit,
	type Way,
} from '../../src/lib/server/throttle.ts';
import { eachEngine } from './each-engine.ts';
import type { Database } from '../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 5);
const LIMIT = { name: 'sign-in', most: 3, withinMs: 60_000 };
const HOURLY = { name: 'hourly', most: 1, withinMs: 3_600_000 };

type Db = Database['db'];
const isTooMany = async (db: Db, limit: Limit, whom: string, now: number) =>
	'waitMs' in (await takeTurn(db, [[[limit, whom]]], now));

eachEngine('a limit', (make) => {
	test('lets so many through in its time, and begins again after it', async () => {
		const { db } = await (await make()).ready();
		const ask = (now: number) => isTooMany(db, LIMIT, 'somebody', now);
		for (const at of [0, 1, 2]) expect(await ask(NOW + at)).toBe(false);
		expect(await ask(NOW + 3)).toBe(true);
		expect(await ask(NOW + 59_999)).toBe(true);
		expect(await ask(NOW + 60_000)).toBe(false);
	});

	test('counts each by itself, and each thing by itself', async () => {
		const { db } = await (await make()).ready();
		const one = { ...LIMIT, most: 1 };
		expect(await isTooMany(db, one, 'a', NOW)).toBe(false);
		expect(await isTooMany(db, one, 'b', NOW)).toBe(false);
		expect(await isTooMany(db, { ...one, name: 'join' }, 'a', NOW)).toBe(false);
		expect(await isTooMany(db, one, 'a', NOW)).toBe(true);
	});

	test('holds when they come at once, to two processes, and after a restart', async () => {
		const place = await make();
		const [first, second] = [await place.ready(), place.open()];
		const answers = await Promise.all(
			Array.from({ length: 20 }, (_, at) => isTooMany((at % 2 ? first : second).db, LIMIT, 'x', NOW)),
		);
		expect(answers.filter((tooMany) => !tooMany)).toHaveLength(3);
		expect(await isTooMany(place.open().db, LIMIT, 'x', NOW)).toBe(true);
	});

	test('is used up by nothing that is given back, however often', async () => {
		const { db } = await (await make()).ready();
		for (let n = 0; n < 10; n += 1) {
			const turn = await takeTurn(db, [[[LIMIT, 'a']]], NOW + n);
			if ('waitMs' in turn) throw new Error('It was used up.');
			await turn.giveBack();
		}
		expect(await db.selectFrom('throttle').select('count').execute()).toEqual([{ count: 0 }]);
	});

	test('what is given back late takes nothing off the time after', async () => {
		const { db } = await (await make()).ready();
		const turn = await takeTurn(db, [[[LIMIT, 'a']]], NOW);
		await isTooMany(db, LIMIT, 'a', NOW + 60_000);
		if ('giveBack' in turn) await turn.giveBack();
		expect(await db.selectFrom('throttle').select('count').execute()).toEqual([{ count: 1 }]);
	});

	test('says how long it takes: of one way until the last of its limits is open, of several the first', async () => {
		const { db } = await (await make()).ready();
		const both: Way = [
			[{ ...LIMIT, most: 1 }, 'a'],
			[HOURLY, 'a'],
		];
		const other: Way = [[{ ...LIMIT, name: 'other', most: 1, withinMs: 600_000 }, 'a']];
		expect(await takeTurn(db, [both, other], NOW)).toMatchObject({ way: 0 });
		expect(await takeTurn(db, [both, other], NOW + 1_000)).toMatchObject({ way: 1 });
		expect(await takeTurn(db, [both, other], NOW + 2_000)).toEqual({ waitMs: 599_000 });
		expect(await waitFor(db, [both], NOW + 2_000)).toBe(3_598_000);
		// The way is shut by the hour; the minute was not counted meanwhile.
		expect(await takeTurn(db, [both], NOW + 90_000)).toEqual({ waitMs: 3_510_000 });
		expect(await takeTurn(db, [both], NOW + 3_600_000)).toMatchObject({ way: 0 });
	});

	test('can be forgiven, with all that is counted below it, and is forgotten after a day', async () => {
		const { db } = await (await make()).ready();
		const counted = { id: 'a', key: 'fd00::1|/callback/school', count: 1, last_request: NOW };
		await db.insertInto('rate_limit').values(counted).execute();
		const one = { ...LIMIT, most: 1 };
		for (const whom of ['a', 'a net', 'ab', 'b']) await isTooMany(db, one, whom, NOW);
		await forgive(db, [one], 'a');
		expect(await isTooMany(db, one, 'a', NOW)).toBe(false);
		expect(await isTooMany(db, one, 'a net', NOW)).toBe(false);
		expect(await isTooMany(db, one, 'ab', NOW)).toBe(true);
		expect(await isTooMany(db, one, 'b', NOW)).toBe(true);
		await forgetOld(db, NOW + 25 * 3_600_000);
		expect(await db.selectFrom('throttle').select('key').execute()).toEqual([]);
		expect(await db.selectFrom('rate_limit').select('key').execute()).toEqual([]);
	});

	test('a network is known for a secret for ninety days after it was last right there', async () => {
		const { db } = await (await make()).ready();
		await rememberNetwork(db, 'class 1', 'net', NOW);
		await rememberNetwork(db, 'class 1', 'net', NOW + 10 * 86_400_000);
		await forgetOld(db, NOW + 99 * 86_400_000);
		expect(await db.selectFrom('known_network').selectAll().execute()).toEqual([
			{ key: 'class 1 net', at: NOW + 10 * 86_400_000 },
		]);
		await forgetOld(db, NOW + 100 * 86_400_000);
		expect(await db.selectFrom('known_network').selectAll().execute()).toEqual([]);
	});
});
