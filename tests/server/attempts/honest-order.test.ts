import { expect, test } from 'vitest';
import { toNumber } from '../../../src/lib/rules/fraction.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { begin, makeDevice } from './answer.ts';
import type { AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import type { SentEvent } from '../../../src/lib/wire/batch.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const AT_ONCE = { mode: 'graded', feedback: 'at-once', keys: 'never' };

/** An attempt, a choice with one key in it, and what is asked of both again and again. */
async function setUp(database: Database, rules: object = {}) {
	const school = await makeSchool(database, 'amina', NOW, rules);
	const { assignment, student, attempt } = await begin(database, school, NOW);
	const item = school.quiz.items.find(
		(one) => one.kind === 'choice' && one.choices.filter(({ correct }) => correct).length === 1,
	);
	if (item?.kind !== 'choice') throw new Error('The quiz has no choice.');
	const wrong = item.choices.find(({ correct }) => !correct)?.id ?? '';
	return {
		school,
		item: item.id,
		right: correctResponse(gradingKey(item)),
		wrong: [wrong],
		append: (...events: SentEvent[]) => appendEvents(database, assignment, student, attempt.id, events, NOW),
		row: () => database.db.selectFrom('attempt').selectAll().executeTakeFirstOrThrow(),
		async load() {
			const [loaded] = await loadAttempts(database.db, assignment, student, NOW);
			if (!loaded) throw new Error('no attempt');
			return loaded;
		},
	};
}

eachEngine('after a check nothing is rewritten', (make) => {
	test('by a response that was held back on the same device', async () => {
		const { item, right, wrong, append, load } = await setUp(await (await make()).ready(), AT_ONCE);
		const device = makeDevice('phone', NOW);
		const given = device.respond(item, ...wrong);
		const held = device.respond(item, ...right);
		const check = device.make({ type: 'checked', at: NOW, item });
		await append(given);
		await append(check);
		expect((await append(held)).refused).toEqual([{ id: held.id, because: 'conflict' }]);
		expect((await load()).attempt.items[item]?.first?.response).toEqual(wrong);
		// What follows is taken as ever.
		expect((await append(device.submit())).acknowledged).toHaveLength(1);
		expect(toNumber((await load()).earned)).toBe(0);
	});

	test('by a number that was held back on another device', async () => {
		const { item, right, wrong, append, load } = await setUp(await (await make()).ready(), AT_ONCE);
		const [phone, laptop] = [makeDevice('phone', NOW), makeDevice('laptop', NOW)];
		const held = laptop.respond(item, ...right);
		await append(phone.respond(item, ...wrong));
		await append(laptop.make({ type: 'moved', at: NOW, item }));
		await append(phone.make({ type: 'checked', at: NOW, item }));
		expect((await append(held)).refused).toEqual([{ id: held.id, because: 'conflict' }]);
		expect((await load()).attempt.items[item]?.first?.response).toEqual(wrong);
		const later = laptop.respond(item, ...right);
		expect((await append(later)).acknowledged).toEqual([later.id]);
		expect((await load()).attempt.items[item]?.first?.response).toEqual(wrong);
	});

	test('while what comes before the check with it, mixed up, is taken', async () => {
		const { item, right, wrong, append, load } = await setUp(await (await make()).ready(), AT_ONCE);
		const device = makeDevice('phone', NOW);
		const [first, second] = [device.respond(item, ...wrong), device.respond(item, ...right)];
		const check = device.make({ type: 'checked', at: NOW, item });
		expect((await append(check, second, first)).acknowledged).toEqual([check.id, second.id, first.id]);
		expect((await load()).attempt.items[item]?.first?.response).toEqual(right);
	});

	test('and a checked item is final where it is graded, not where it is practice', async () => {
		const graded = await setUp(await (await make()).ready(), AT_ONCE);
		const device = makeDevice('phone', NOW);
		const retry = ({ item }: { item: string }) => device.make({ type: 'retried', at: NOW, item });
		expect((await graded.append(retry(graded))).refused).toMatchObject([{ because: 'malformed' }]);
		const practice = await setUp(await (await make()).ready(), { mode: 'practice' });
		expect((await practice.append(retry(practice))).acknowledged).toHaveLength(1);
	});

	test.each(['checked', 'revealed', 'retried'] as const)(
		'%s is refused without feedback at once',
		async (type) => {
			const { item, append } = await setUp(await (await make()).ready());
			const event = makeDevice('phone', NOW).make({ type, at: NOW, item });
			expect((await append(event)).refused).toEqual([{ id: event.id, because: 'malformed' }]);
		},
	);
});

eachEngine('one hand-in', (make) => {
	test('stays the one that came first, and what was acknowledged before it counts', async () => {
		const { item, right, append, load, row } = await setUp(await (await make()).ready());
		const device = makeDevice('phone', NOW);
		const [early, given, late] = [device.submit(), device.respond(item, ...right), device.submit()];
		expect((await append(late)).acknowledged).toEqual([late.id]);
		expect(await append(given, early)).toMatchObject({
			acknowledged: [given.id],
			refused: [{ id: early.id, because: 'handed-in' }],
		});
		expect(await row()).toMatchObject({ handed_in_device: 'phone', handed_in_sequence: late.sequence });
		expect((await load()).attempt.items[item]?.first?.response).toEqual(right);
		expect(toNumber((await load()).earned)).toBe(1);
		expect((await append(late)).acknowledged).toEqual([late.id]);
	});

	test('of two devices at once is one', async () => {
		const { append, row } = await setUp(await (await make()).ready());
		const all = await Promise.all(['a', 'b', 'c', 'd'].map((name) => append(makeDevice(name, NOW).submit())));
		expect(all.flatMap(({ acknowledged }) => acknowledged)).toHaveLength(1);
		expect(all.flatMap(({ refused }) => refused.map(({ because }) => because))).toEqual([
			'handed-in',
			'handed-in',
			'handed-in',
		]);
		expect((await row()).handed_in_sequence).toBe(1);
	});
});

eachEngine('an event', (make) => {
	test('about an item that is not in the quiz is refused', async () => {
		const { append } = await setUp(await (await make()).ready());
		const device = makeDevice('phone', NOW);
		for (const item of ['nowhere', '__proto__', '', 'constructor']) {
			const event = device.respond(item, 'x');
			expect((await append(event)).refused).toEqual([{ id: event.id, because: 'malformed' }]);
		}
	});

	test('of a hostile shape is refused and stops nothing else', async () => {
		const { item, right, append } = await setUp(await (await make()).ready());
		const device = makeDevice('phone', NOW);
		const like = (change: object) => ({ ...device.respond(item, ...right), ...change }) as SentEvent;
		const good = device.respond(item, 'a\u0000b\ud800');
		const bad = [
			like({ device: 'a\u0000b' }),
			like({ device: '\ud800' }),
			like({ sequence: 0 }),
			like({ sequence: '3' }),
			like({ sequence: 1_000_001 }),
			like({ event: null }),
			like({ event: { type: 'responded', at: NOW, item, response: [1] } }),
			like({ event: { type: 'responded', at: Infinity, item, response: right } }),
			// 16 kB is counted in bytes: these are 3 each.
			like({ event: { type: 'responded', at: NOW, item, response: ['€'.repeat(6_000)] } }),
		];
		const { acknowledged, refused } = await append(...bad.slice(0, 4), good, ...bad.slice(4));
		expect(acknowledged).toEqual([good.id]);
		expect(refused).toEqual(bad.map(({ id }) => ({ id, because: 'malformed' })));
	});

	test('carries nothing into the store that was not asked for', async () => {
		const database = await (await make()).ready();
		const { item, right, append } = await setUp(database);
		const sent = makeDevice('phone', NOW).respond(item, ...right);
		await append({ ...sent, event: { ...sent.event, extra: 'x'.repeat(100) } as unknown as AttemptEvent });
		const { body } = await database.db
			.selectFrom('attempt_event')
			.select('body')
			.where('id', '=', sent.id)
			.executeTakeFirstOrThrow();
		expect(JSON.parse(body)).toEqual({ type: 'responded', at: NOW, item, response: right });
	});

	test('more than 500 in a call or 5,000 in an attempt are refused', async () => {
		const { item, append } = await setUp(await (await make()).ready());
		const device = makeDevice('phone', NOW);
		const some = (count: number) =>
			Array.from({ length: count }, () => device.make({ type: 'moved', at: NOW, item }));
		const first = await append(...some(501));
		expect([first.acknowledged.length, first.refused.length]).toEqual([500, 1]);
		for (let round = 0; round < 8; round += 1) await append(...some(500));
		// The start is one of them.
		const last = await append(...some(500));
		expect([last.acknowledged.length, last.refused.length]).toEqual([499, 1]);
	});

	test('whose id two attempts send at once is stored for one of them', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const [one, two] = [await begin(database, school, NOW), await begin(database, school, NOW, 1)];
		const item = school.quiz.items[0]?.id ?? '';
		for (let round = 0; round < 10; round += 1) {
			const { id, event } = makeDevice('x', NOW).respond(item, 'x');
			const sent = { id, device: 'phone', sequence: round + 1, event };
			const both = await Promise.all(
				[one, two].map(({ assignment, student, attempt }) =>
					appendEvents(database, assignment, student, attempt.id, [sent], NOW),
				),
			);
			expect(both.flatMap(({ acknowledged }) => acknowledged)).toEqual([id]);
			expect(both.flatMap(({ refused }) => refused)).toEqual([{ id, because: 'conflict' }]);
		}
	});
});
