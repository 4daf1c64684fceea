import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { toNumber } from '../../../src/lib/rules/fraction.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { inSequence } from '../../../src/lib/server/attempts/result-of.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { oneOf } from '../../../src/lib/server/attempts/quiz-at.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, type School } from '../school.ts';
import { begin, makeDevice, rowsOf, storedEvents } from './answer.ts';
import type { SentEvent } from '../../../src/lib/wire/batch.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const MINUTE = 60_000;
const correct = ({ quiz }: School, at: number) => {
	const item = quiz.items[at];
	if (!item) throw new Error(`no item ${at}`);
	return [item.id, ...correctResponse(gradingKey(item))] as const;
};

eachEngine('starting', (make, engine) => {
	test('makes an attempt in an order of its own, and gives back the one under way', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const again = await startAttempt(database, assignment, student, 0, 'other seed', NOW + 1);
		expect(again.attempt).toEqual(attempt);
		const [loaded] = await loadAttempts(database.db, assignment, student, NOW + 1);
		const ids = school.quiz.items.map(({ id }) => id);
		expect([...(loaded?.attempt.order ?? [])].sort()).toEqual([...ids].sort());
		expect(loaded?.attempt.order).not.toEqual(ids);
		expect(loaded?.overSince).toBeNull();
		expect(loaded?.attempt.options.feedback).toBe('end');
	});

	test('fifty at once make one, and after the last attempt none', async () => {
		const place = await make();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student } = await rowsOf(database, school);
		// Two connections to one file in one process would wait for each other for ever: there the processes do it.
		const other = engine === 'postgres' ? place.open() : database;
		const begun = await Promise.all(
			Array.from({ length: 50 }, (_, n) =>
				startAttempt(n % 2 ? database : other, assignment, student, 0, `seed ${n}`, NOW),
			),
		);
		expect(new Set(begun.map((one) => one.attempt?.id)).size).toBe(1);
		expect(await database.db.selectFrom('attempt').select('id').execute()).toHaveLength(1);
		const [first] = begun;
		const device = makeDevice('one', NOW);
		await appendEvents(database, assignment, student, first?.attempt?.id ?? '', [device.submit()], NOW);
		const after = await Promise.all(
			Array.from({ length: 10 }, () => startAttempt(database, assignment, student, 0, 'x', NOW + 1)),
		);
		expect(new Set(after.map(({ refused }) => refused))).toEqual(new Set(['no-attempts-left']));
	});

	test('fifty at once from two processes make one', async () => {
		const place = await make();
		const database = await place.ready();
		const school = await makeSchool(database, 'amina', NOW);
		const script = fileURLToPath(new URL('./start-here.ts', import.meta.url));
		const run = () =>
			new Promise<string[]>((done, failed) => {
				const child = fork(script, [school.assignment, school.students[0]?.id ?? '', '25', String(NOW)], {
					env: { ...process.env, DATABASE_URL: place.url },
				});
				child.once('message', (ids) => done(ids as string[]));
				child.once('exit', (code) => code !== 0 && failed(new Error(`ended with ${code}`)));
			});
		const ids = (await Promise.all([run(), run()])).flat();
		expect(ids).toHaveLength(50);
		expect(new Set(ids).size).toBe(1);
		expect(await database.db.selectFrom('attempt').select('id').execute()).toHaveLength(1);
	});

	test.each([
		['before it opens', { opensAt: NOW + MINUTE }, 'not-open'],
		['after its end', { dueAt: NOW - MINUTE, latePolicy: 'refuse' }, 'closed'],
	])('%s is refused', async (_, rules, refused) => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, rules);
		const { assignment, student } = await rowsOf(database, school);
		expect(await startAttempt(database, assignment, student, 0, 'seed', NOW)).toEqual({ refused });
		expect(await startAttempt(database, assignment, student, 7, 'seed', NOW)).toEqual({ refused: 'no-quiz' });
	});

	test('a removed student starts nothing', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student } = await rowsOf(database, school);
		await database.db
			.updateTable('student')
			.set({ removed_at: NOW, name_key: null })
			.where('id', '=', student.id)
			.execute();
		expect(await startAttempt(database, assignment, student, 0, 'seed', NOW)).toEqual({ refused: 'no-quiz' });
	});
});

eachEngine('events', (make, engine) => {
	test('are stored once, and acknowledged however often they come', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const events = [device.respond(...correct(school, 0)), device.respond(...correct(school, 1))];
		const append = (sent: readonly SentEvent[]) =>
			appendEvents(database, assignment, student, attempt.id, sent, NOW);
		const ids = events.map(({ id }) => id);
		expect(await append(events)).toMatchObject({ acknowledged: ids, refused: [] });
		expect(await append([...events].reverse())).toMatchObject({
			acknowledged: [...ids].reverse(),
			refused: [],
		});
		const all = await Promise.all(Array.from({ length: 10 }, () => append(events)));
		expect(all.every(({ acknowledged }) => acknowledged.length === 2)).toBe(true);
		const stored = await database.db.selectFrom('attempt_event').select('id').execute();
		expect(stored).toHaveLength(3);
		const [loaded] = await loadAttempts(database.db, assignment, student, NOW);
		expect(toNumber(loaded?.earned ?? { numerator: -1n, denominator: 1n })).toBe(2);
	});

	test('that are not what they should be are refused, and the rest is taken', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const other = await begin(database, school, NOW, 1);
		const device = makeDevice('one', NOW);
		const good = device.respond(...correct(school, 0));
		const [item] = correct(school, 1);
		const bad: SentEvent[] = [
			{ ...device.respond(item, 'y'), id: 'no uuid' },
			{ ...device.respond(item, 'y'), device: 'server' },
			{ ...device.respond(item, 'y'), device: 'x'.repeat(65) },
			{ ...device.respond(item, 'y'), sequence: -1 },
			{ ...device.respond(item, 'y'), sequence: 1.5 },
			device.respond(item, 'y'.repeat(20_000)),
			device.make({ type: 'started', at: NOW, seed: 'mine', order: ['x'], options: school.options }),
		];
		const sent = [good, ...bad];
		const result = await appendEvents(database, assignment, student, attempt.id, sent, NOW);
		expect(result.acknowledged).toEqual([good.id]);
		expect(result.refused.map(({ because }) => because)).toEqual(bad.map(() => 'malformed'));
		// The same number again with another id; somebody else's id; somebody else's attempt.
		const taken = { ...device.respond(item, 'y'), sequence: good.sequence };
		expect((await appendEvents(database, assignment, student, attempt.id, [taken], NOW)).refused).toEqual([
			{ id: taken.id, because: 'conflict' },
		]);
		const theirs = await appendEvents(database, assignment, other.student, other.attempt.id, [good], NOW);
		expect(theirs.refused).toEqual([{ id: good.id, because: 'conflict' }]);
		const foreign = await appendEvents(
			database,
			assignment,
			other.student,
			attempt.id,
			[device.submit()],
			NOW,
		);
		expect(foreign.refused.map(({ because }) => because)).toEqual(['other-attempt']);
	});

	test('after the hand-in: what came before it is still taken for a minute, nothing else', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const append = (sent: SentEvent, now: number) =>
			appendEvents(database, assignment, student, attempt.id, [sent], now);
		const [phone, laptop] = [makeDevice('phone', NOW), makeDevice('laptop', NOW)];
		const [slow, slower] = [phone.respond(...correct(school, 0)), phone.respond(...correct(school, 1))];
		const handIn = phone.submit();
		expect((await append(handIn, NOW)).acknowledged).toHaveLength(1);
		const [before] = await loadAttempts(database.db, assignment, student, NOW);
		expect(before?.delivered.missing).toBe(2);
		expect((await append(slow, NOW + 30_000)).acknowledged).toHaveLength(1);
		expect((await append(laptop.respond(...correct(school, 2)), NOW + 1)).refused).toMatchObject([
			{ because: 'handed-in' },
		]);
		expect((await append(phone.submit(), NOW + 1)).refused).toMatchObject([{ because: 'handed-in' }]);
		expect((await append(slower, NOW + 2 * MINUTE)).refused).toMatchObject([{ because: 'handed-in' }]);
		const [after] = await loadAttempts(database.db, assignment, student, NOW + 2 * MINUTE);
		expect(after?.delivered.missing).toBe(1);
		expect(after?.attempt.submitted).toBe(true);
		expect(toNumber(after?.earned ?? { numerator: -1n, denominator: 1n })).toBe(1);
	});

	test('out of time are refused, and what was given by then counts as it stands', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { timeLimit: 10 });
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW);
		const given = device.respond(...correct(school, 0));
		await appendEvents(database, assignment, student, attempt.id, [given], NOW + 5 * MINUTE);
		const late = device.respond(...correct(school, 1));
		const result = await appendEvents(database, assignment, student, attempt.id, [late], NOW + 12 * MINUTE);
		expect(result.refused).toEqual([{ id: late.id, because: 'out-of-time' }]);
		const [loaded] = await loadAttempts(database.db, assignment, student, NOW + 12 * MINUTE);
		expect(loaded?.overSince).toBe(NOW + 10 * MINUTE);
		expect(loaded?.attempt.submitted).toBe(true);
		expect(toNumber(loaded?.earned ?? { numerator: -1n, denominator: 1n })).toBe(1);
	});

	test('go by the rules of the moment they are here, and not of when the request began', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { timeLimit: 60 });
		const { assignment, student, attempt } = await begin(database, school, NOW);
		// The body is still on its way when the teacher shortens the time.
		const rules = { ...JSON.parse(assignment.rules), timeLimit: 5 };
		await database.db
			.updateTable('assignment')
			.set({ rules: JSON.stringify(rules) })
			.where('id', '=', assignment.id)
			.execute();
		const event = makeDevice('one', NOW).respond(...correct(school, 0));
		const result = await appendEvents(database, assignment, student, attempt.id, [event], NOW + 12 * MINUTE);
		expect(result.refused).toEqual([{ id: event.id, because: 'out-of-time' }]);
	});

	test('that race with a hand-in from another device, and with the end of the time: what is acknowledged is stored, nothing else', async () => {
		const place = await make();
		const database = await place.ready();
		const other = engine === 'postgres' ? place.open() : database;
		const school = await makeSchool(database, 'amina', NOW, { timeLimit: 10, attempts: 'unlimited' });
		const { assignment, student } = await rowsOf(database, school);
		for (const [round, end] of ['handed-in', 'out-of-time'].entries()) {
			const now = NOW + round * 100 * MINUTE;
			const { attempt } = await startAttempt(database, assignment, student, 0, `seed ${round}`, now);
			if (!attempt) throw new Error('not started');
			const [phone, laptop] = [makeDevice('phone', now), makeDevice('laptop', now)];
			// Every second one twice, as a device does that has not heard back; and the end in the midst of them.
			const responses = Array.from({ length: 24 }, (_, n) => phone.respond(...correct(school, n % 5)));
			const sent = responses.flatMap((one, n) => (n % 2 ? [one, one] : [one]));
			const append = (events: SentEvent[], n: number, at: number) =>
				appendEvents(n % 2 ? database : other, assignment, student, attempt.id, events, at);
			const racing = sent.map((one, n) => {
				const isLate = end === 'out-of-time' && n % 3 === 0;
				return append([one], n, isLate ? now + 12 * MINUTE : now + n);
			});
			if (end === 'handed-in') racing.splice(12, 0, append([laptop.submit()], 1, now + 12));
			const replies = await Promise.all(racing);
			const acknowledged = new Set(replies.flatMap((one) => one.acknowledged));
			const refused = replies.flatMap((one) => one.refused);
			const kept = await database.db
				.selectFrom('attempt_event')
				.select('id')
				.where('attempt_id', '=', attempt.id)
				.where('device', '!=', 'server')
				.execute();
			expect(kept.map(({ id }) => id).sort()).toEqual([...acknowledged].sort());
			expect(refused.filter(({ because }) => because !== end)).toEqual([]);
			expect(acknowledged.size + new Set(refused.map(({ id }) => id)).size).toBeGreaterThanOrEqual(24);
			const [loaded] = (await loadAttempts(database.db, assignment, student, now + 12 * MINUTE)).slice(-1);
			expect(loaded?.attempt.submitted).toBe(true);
		}
	});

	test('in any order, any number of times, split in any way: the same attempt', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, { attempts: 'unlimited', keys: 'never' });
		const { assignment, student } = await rowsOf(database, school);
		let round = 0;
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.record({ item: fc.nat(4), right: fc.boolean() }), { minLength: 1, maxLength: 8 }),
				fc.infiniteStream(fc.nat(1000)),
				async (answers, chance) => {
					round += 1;
					const next = () => chance.next().value ?? 0;
					const now = NOW + round * 100 * MINUTE;
					const { attempt } = await startAttempt(database, assignment, student, 0, `seed ${round}`, now);
					if (!attempt) throw new Error('not started');
					const device = makeDevice('one', now);
					const events = answers.map(({ item, right }) =>
						right
							? device.respond(...correct(school, item))
							: device.respond(school.quiz.items[item]?.id ?? '', 'nonsense'),
					);
					events.push(device.submit());
					const all = [...events, ...events.filter(() => next() % 3 === 0)];
					const mixed = all
						.map((event) => ({ event, at: next() }))
						.sort((a, b) => a.at - b.at)
						.map(({ event }) => event);
					while (mixed.length > 0) {
						const part = mixed.splice(0, 1 + (next() % 4));
						const { refused } = await appendEvents(database, assignment, student, attempt.id, part, now);
						expect(refused).toEqual([]);
					}
					const loaded = (await loadAttempts(database.db, assignment, student, now)).at(-1);
					expect((await storedEvents(database, attempt.id)).slice(1)).toEqual(
						events.map(({ event }) => event),
					);
					expect(loaded?.delivered.missing).toBe(0);
				},
			),
			{ numRuns: 15 },
		);
	});
});

test('events of a device stand in its own order, those of two as they arrived, none before it arrived', () => {
	const of = (device: string, sequence: number, arrival: number) => ({ device, sequence, arrival });
	const events = [of('a', 2, 1), of('b', 1, 2), of('a', 1, 3), of('b', 2, 4), of('a', 3, 5)];
	expect(inSequence(events).map(({ device, sequence }) => device + sequence)).toEqual([
		'b1',
		'a1',
		'a2',
		'b2',
		'a3',
	]);
	expect(inSequence([])).toEqual([]);
});

test('of several, students get one by a hash: spread evenly, and one student always the same', () => {
	const students = Array.from({ length: 3000 }, () => randomUUID());
	const forms = students.map((student) => oneOf(student, 'assignment', 3));
	expect(students.map((student) => oneOf(student, 'assignment', 3))).toEqual(forms);
	for (const form of [0, 1, 2])
		expect(Math.abs(forms.filter((one) => one === form).length - 1000)).toBeLessThan(150);
	expect(oneOf('x', 'y', 1)).toBe(0);
	expect(oneOf('x', 'y', 0)).toBe(0);
});
