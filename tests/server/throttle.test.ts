import { expect, test } from 'vitest';
import { anonymous, forgetOld, forgive, isTooMany } from '../../src/lib/server/throttle.ts';
import { eachEngine } from './each-engine.ts';

const NOW = Date.UTC(2026, 0, 5);
const LIMIT = { name: 'sign-in', most: 3, withinMs: 60_000 };

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

	test('can be forgiven, and is forgotten after a day', async () => {
		const { db } = await (await make()).ready();
		const counted = { id: 'a', key: 'fd00::1|/callback/school', count: 1, last_request: NOW };
		await db.insertInto('rate_limit').values(counted).execute();
		const one = { ...LIMIT, most: 1 };
		await isTooMany(db, one, 'a', NOW);
		await isTooMany(db, one, 'b', NOW);
		await forgive(db, one, 'a');
		expect(await isTooMany(db, one, 'a', NOW)).toBe(false);
		expect(await isTooMany(db, one, 'b', NOW)).toBe(true);
		await forgetOld(db, NOW + 25 * 3_600_000);
		expect(await db.selectFrom('throttle').select('key').execute()).toEqual([]);
		expect(await db.selectFrom('rate_limit').select('key').execute()).toEqual([]);
	});
});

test('an address is kept as something only this server can make of it', () => {
	const kept = anonymous('secret', '192.0.2.1');
	expect(kept).toMatch(/^[\w-]{16}$/);
	expect(anonymous('secret', '192.0.2.1')).toBe(kept);
	expect(anonymous('secret', '192.0.2.2')).not.toBe(kept);
	expect(anonymous('another', '192.0.2.1')).not.toBe(kept);
});
