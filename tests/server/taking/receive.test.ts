import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { readLibrary } from '../../../src/lib/content/read-library.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { storeQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { makeView } from '../../../src/lib/server/taking/make-view.ts';
import { look, receive } from '../../../src/lib/server/taking/receive.ts';
import { readForm } from '../../../src/lib/server/taking/read-form.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { attemptsAt, type Taken } from '../../../src/lib/server/taking/taken.ts';
import { storedEvents } from '../attempts/answer.ts';
import { aClass, NOW } from '../classes/make-class.ts';
import { eachEngine } from '../each-engine.ts';
import type { AssignmentRules } from '../../../src/lib/rules/rules.ts';
import type { AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const { modules } = await readLibrary('quizzes');
const [module] = modules;
const [first] = module?.quizzes ?? [];
/** Of choices alone, so that whichever item comes first can be answered with one of them. */
const quiz = first && { ...first, items: first.items.filter(({ kind }) => kind === 'choice') };

/** A student with an attempt under way, and another student of the class. */
async function begun(
	database: Database,
	some: Partial<AssignmentRules> = {},
): Promise<{ taken: Taken; other: Taken }> {
	const parsed = parseRules({ mode: 'graded', timeZone: 'Asia/Karachi', ...some });
	if (parsed.problems || !module || !quiz) throw new Error(JSON.stringify(parsed.problems));
	const { db } = database;
	const own = await aClass(database);
	await addStudents(database, own.id, ['Amina', 'Bilal'], NOW);
	const students = await db
		.selectFrom('student')
		.selectAll()
		.where('class_id', '=', own.id)
		.orderBy('nickname')
		.execute();
	const hash = await storeQuizVersion(db, { module, quiz, readings: module.readings }, NOW);
	const assignment = {
		id: randomUUID(),
		class_id: own.id,
		title: 'Who offered what',
		join_code: randomUUID().slice(0, 8),
		rules: JSON.stringify(parsed.rules),
		plan: null,
		given_to: null,
		follows: null,
		live_scores: 0 as const,
		marking: null,
		created_at: NOW,
		deleted_at: null,
	};
	await db.insertInto('assignment').values(assignment).execute();
	await db
		.insertInto('assignment_quiz')
		.values({ assignment_id: assignment.id, place: 0, form: 0, version_hash: hash })
		.execute();
	const [taken, other] = students.map((student) => ({ database, assignment, student, place: 0, now: NOW }));
	if (!taken || !other) throw new Error('There are no students.');
	await startAttempt(database, assignment, taken.student, 0, 'a seed', NOW);
	return { taken, other };
}

const sent = (sequence: number, event: AttemptEvent, id: string = randomUUID()) => ({
	id,
	device: 'phone',
	sequence,
	event,
});
const responded = (response: string[]): AttemptEvent => ({ type: 'responded', at: 0, item: 'q1', response });

async function idOf(taken: Taken): Promise<string> {
	return (await attemptsAt(taken))[0]?.row.id ?? '';
}

eachEngine('what a device sends', (make) => {
	test('is stored in the quiz’s own ids, and acknowledged again when it comes again', async () => {
		const { taken } = await begun(await (await make()).ready());
		const attempt = await idOf(taken);
		const body = {
			attempt,
			events: [sent(1, responded(['c2'])), sent(2, { type: 'moved', at: 0, item: 'q2' })],
		};
		const ids = body.events.map(({ id }) => id);
		expect(await receive(taken, body)).toMatchObject({
			acknowledged: ids,
			refused: [],
			now: NOW,
			over: null,
		});
		expect(await receive(taken, body)).toMatchObject({ acknowledged: ids, refused: [] });
		const [loaded] = await attemptsAt(taken);
		const [first = ''] = loaded?.attempt.order ?? [];
		expect(await storedEvents(taken.database, attempt)).toHaveLength(3);
		const choices = quiz?.items.find(({ id }) => id === first);
		expect(choices && 'choices' in choices && choices.choices.map(({ id }) => id)).toContain(
			loaded?.attempt.items[first]?.response[0],
		);
	});

	test('is refused, one by one, where it cannot be understood; the rest is taken', async () => {
		const { taken } = await begun(await (await make()).ready());
		const good = sent(1, responded(['c1']));
		const started = { type: 'started', at: 0, seed: 'x', order: ['q1'], options: {} };
		const bad = [
			sent(2, { type: 'moved', at: 0, item: 'q99' }),
			{ ...sent(3, responded(['c1'])), sequence: -1 },
			{ ...sent(4, responded(['c1'])), device: 'x'.repeat(65) },
			{ ...sent(5, responded(['c1'])), id: 'not-a-uuid' },
			{ ...sent(6, responded(['c1'])), event: started },
			sent(7, responded(['x'.repeat(20_000)])),
		];
		const reply = await receive(taken, { attempt: await idOf(taken), events: [...bad, good, null, 7, {}] });
		expect(reply).toMatchObject({
			acknowledged: [good.id],
			refused: bad.map(({ id }) => ({ id, because: 'malformed' })),
		});
	});

	test('is nobody else’s: another student cannot write into it or look at it', async () => {
		const { taken, other } = await begun(await (await make()).ready());
		const attempt = await idOf(taken);
		const event = sent(1, responded(['c1']));
		// Neither taken nor refused: the device keeps it until that student is back.
		expect(await receive(other, { attempt, events: [event] })).toBe('other-student');
		expect(await look(other, attempt)).toBe('other-student');
		expect(await storedEvents(taken.database, attempt)).toHaveLength(1);
		expect(await receive(taken, { attempt, events: [event] })).toMatchObject({ acknowledged: [event.id] });
	});

	test('of an attempt that nobody has is refused, and may be told', async () => {
		const { taken } = await begun(await (await make()).ready());
		const event = sent(1, responded(['c1']));
		expect(await receive(taken, { attempt: randomUUID(), events: [event] })).toMatchObject({
			acknowledged: [],
			refused: [{ id: event.id, because: 'other-attempt' }],
			over: null,
		});
		expect(await look(taken, randomUUID())).toBeNull();
	});

	test('is answered with the times as the teacher has set them meanwhile', async () => {
		const { taken } = await begun(await (await make()).ready(), { timeLimit: 1 });
		const attempt = await idOf(taken);
		const set = async (rules: Partial<AssignmentRules>, minutes = 0): Promise<Taken> => {
			const { db } = taken.database;
			const changed = JSON.stringify({ ...JSON.parse(taken.assignment.rules), ...rules });
			await db
				.updateTable('assignment')
				.set({ rules: changed })
				.where('id', '=', taken.assignment.id)
				.execute();
			await db
				.updateTable('student')
				.set({ extra_minutes: minutes })
				.where('id', '=', taken.student.id)
				.execute();
			return {
				...taken,
				assignment: { ...taken.assignment, rules: changed },
				student: { ...taken.student, extra_minutes: minutes },
				now: NOW + 60_000,
			};
		};
		const asked = { ...taken, now: NOW + 60_000 };
		expect(await look(asked, attempt)).toMatchObject({ handsInBy: NOW + 60_000, dueAt: null, over: null });
		expect(await look(await set({}, 10), attempt)).toMatchObject({
			handsInBy: NOW + 11 * 60_000,
			over: null,
		});
		const due = NOW + 5 * 60_000;
		const moved = await set({ timeLimit: null, dueAt: due, latePolicy: 'refuse' });
		expect(await look(moved, attempt)).toMatchObject({ handsInBy: due, dueAt: due, over: null });
		expect((await look(moved, attempt)) as { due: string }).toHaveProperty(
			'due',
			expect.stringContaining('Karachi'),
		);
	});

	test('under an id or a number that is taken already is refused, wherever that is', async () => {
		const database = await (await make()).ready();
		const [one, two] = [await begun(database), await begun(database)];
		const first = sent(1, responded(['c1']));
		await receive(one.taken, { attempt: await idOf(one.taken), events: [first] });
		const reply = await receive(two.taken, { attempt: await idOf(two.taken), events: [first] });
		expect(reply).toMatchObject({ acknowledged: [], refused: [{ id: first.id, because: 'conflict' }] });
		const again = sent(1, responded(['c2']));
		expect(await receive(one.taken, { attempt: await idOf(one.taken), events: [again] })).toMatchObject({
			acknowledged: [],
			refused: [{ id: again.id, because: 'conflict' }],
		});
	});

	test('after the hand-in is refused, and the reply says since when it is over', async () => {
		const { taken } = await begun(await (await make()).ready());
		const attempt = await idOf(taken);
		const events = [sent(1, responded(['c1'])), sent(2, { type: 'submitted', at: 0 })];
		const over = { at: NOW, handedIn: true, answered: 1, of: quiz?.items.length };
		expect(await receive(taken, { attempt, events })).toMatchObject({ refused: [], over });
		const late = sent(3, responded(['c2']));
		const reply = await receive({ ...taken, now: NOW + 1_000 }, { attempt, events: [late] });
		expect(reply).toMatchObject({ acknowledged: [], refused: [{ id: late.id, because: 'handed-in' }], over });
	});

	test('that is no list of events is no request', async () => {
		const { taken } = await begun(await (await make()).ready());
		const attempt = await idOf(taken);
		const tooMany = Array.from({ length: 201 }, (_, index) => sent(index, responded(['c1'])));
		for (const body of [
			null,
			[],
			'x',
			{},
			{ attempt },
			{ attempt, events: {} },
			{ attempt, events: tooMany },
		])
			expect(await receive(taken, body)).toBeNull();
	});

	test('a form without JavaScript brings what differs, and the second time nothing', async () => {
		const { taken } = await begun(await (await make()).ready());
		const form = new FormData();
		form.append('q1', 'c2');
		const [loaded] = await attemptsAt(taken);
		if (!loaded) throw new Error('There is no attempt.');
		const events = readForm(taken, loaded, form, { handIn: true });
		expect(events.map(({ sequence, event }) => [sequence, event.type])).toEqual([
			[1, 'responded'],
			[2, 'submitted'],
		]);
		const given = events[0]?.event.type === 'responded' ? events[0].event : null;
		const item = given?.item ?? '';
		const state = loaded.attempt.items[item];
		if (!state || !given) throw new Error('Nothing was given.');
		const items = { ...loaded.attempt.items, [item]: { ...state, response: given.response } };
		expect(readForm(taken, { ...loaded, attempt: { ...loaded.attempt, items } }, form, {})).toEqual([]);
	});
});

/** As somebody sees it who asks after the teacher has changed the rules. */
function changed(taken: Taken, some: Partial<AssignmentRules>): Taken {
	const parsed = parseRules({ mode: 'practice', timeZone: 'Asia/Karachi', ...some });
	if (parsed.problems) throw new Error(JSON.stringify(parsed.problems));
	return { ...taken, assignment: { ...taken.assignment, rules: JSON.stringify(parsed.rules) } };
}
/** What an open page has: what it calls the first two questions, and the first two choices of each. */
async function pageOf(taken: Taken) {
	const [loaded] = await attemptsAt(taken);
	if (!loaded) throw new Error('There is no attempt.');
	const { data, items } = makeView(taken, loaded);
	const words = items
		.slice(0, 2)
		.map(({ id, choices }) => ({ item: id, choices: choices.map((one) => one.id) }));
	return { attempt: loaded.row.id, shipsKeys: data.shipsKeys, words };
}
/** What is stored for the first two questions: as places in the quiz, since pages speak of it in various words. */
async function stored(taken: Taken) {
	const [loaded] = await attemptsAt(taken);
	return Object.values(loaded?.attempt.items ?? {})
		.slice(0, 2)
		.map(({ response }) => response.length);
}

eachEngine('a page that is open while the teacher changes what is shown', (make) => {
	const SECRET = { feedback: 'after-hand-in', keys: 'after-hand-in' } as const;
	const changes = [
		['at once → after handing in', {}, SECRET],
		['after handing in → at once', SECRET, {}],
	] as const;

	test.each(changes)('%s: what it sends is taken', async (_, before, after) => {
		const { taken } = await begun(await (await make()).ready(), { mode: 'practice', ...before });
		const { attempt, words, shipsKeys } = await pageOf(taken);
		const events = words.map(({ item, choices }, at) =>
			sent(at + 1, { type: 'responded', at: 0, item, response: choices.slice(0, 1) }),
		);
		const now = changed(taken, after);
		expect((await pageOf(now)).shipsKeys).toBe(!shipsKeys);
		expect(await receive(now, { attempt, events })).toMatchObject({
			acknowledged: events.map(({ id }) => id),
			refused: [],
		});
		const [loaded] = await attemptsAt(now);
		for (const [at, { choices }] of Object.entries(words)) {
			const item = quiz?.items.find(({ id }) => id === loaded?.attempt.order[Number(at)]);
			const given = loaded?.attempt.items[item?.id ?? '']?.response ?? [];
			expect(item && 'choices' in item && item.choices.map(({ id }) => id)).toContain(given[0]);
			if (shipsKeys) expect(given).toEqual(choices.slice(0, 1));
		}
	});

	test.each(changes)('%s: its form saves what differs, and loses nothing', async (_, before, after) => {
		const database = await (await make()).ready();
		const { taken } = await begun(database, { mode: 'practice', ...before });
		const { attempt, words } = await pageOf(taken);
		const formOf = (...picked: (string | undefined)[]) => {
			const form = new FormData();
			for (const [at, { item }] of words.entries()) {
				form.append(`asked ${item}`, '');
				if (picked[at]) form.append(item, picked[at]);
			}
			return form;
		};
		const save = async (as: Taken, form: FormData) => {
			const [loaded] = await attemptsAt(as);
			if (!loaded) throw new Error('There is no attempt.');
			const events = readForm(as, loaded, form, {});
			await appendEvents(database, as.assignment, as.student, attempt, events, NOW);
			return events.length;
		};
		const [one, two] = words.map(({ choices }) => choices);
		expect(await save(taken, formOf(one?.[0], two?.[0]))).toBe(2);
		const now = changed(taken, after);
		expect(await save(now, formOf(one?.[0], two?.[0]))).toBe(0);
		expect(await stored(now)).toEqual([1, 1]);
		expect(await save(now, formOf(one?.[0], two?.[1]))).toBe(1);
		// Of boxes none of which is ticked any more a browser sends nothing.
		expect(await save(now, formOf(one?.[0], undefined))).toBe(1);
		expect(await stored(now)).toEqual([1, 0]);
	});

	test('a form that has not asked a question says nothing of it', async () => {
		const { taken } = await begun(await (await make()).ready(), { mode: 'practice' });
		const [loaded] = await attemptsAt(taken);
		if (!loaded) throw new Error('There is no attempt.');
		const { now, items: states } = loaded.attempt;
		const state = states[now];
		if (!state) throw new Error('There is no question in front.');
		const items = { ...states, [now]: { ...state, response: ['x'] } };
		const open = { ...loaded, attempt: { ...loaded.attempt, items } };
		expect(readForm(taken, open, new FormData(), {})).toEqual([]);
	});
});

eachEngine('the page of an attempt', (make) => {
	test('carries keys in practice with everything at once, and nowhere else', async () => {
		const database = await (await make()).ready();
		const cases: [Partial<AssignmentRules>, boolean][] = [
			[{}, false],
			[{ feedback: 'at-once', keys: 'after-hand-in', attempts: 1 }, false],
			[{ mode: 'practice', feedback: 'after-hand-in', keys: 'after-hand-in' }, false],
			[{ mode: 'practice', feedback: 'at-once', keys: 'after-hand-in', attempts: 1 }, false],
			[{ mode: 'practice', feedback: 'at-once', keys: 'at-once' }, true],
		];
		for (const [rules, ships] of cases) {
			const { taken } = await begun(database, rules);
			const [loaded] = await attemptsAt(taken);
			if (!loaded) throw new Error('There is no attempt.');
			const view = makeView(taken, loaded);
			const { readings: _, ...beside } = view.module;
			const all = JSON.stringify({ ...view, module: beside });
			const rationales = quiz?.items.flatMap((item) =>
				'choices' in item ? item.choices.map(({ rationale }) => rationale) : [],
			);
			const leaked = (rationales ?? []).filter((text) => text !== '' && all.includes(JSON.stringify(text)));
			expect([view.data.shipsKeys, leaked.length > 0]).toEqual([ships, ships]);
		}
	});

	test.each([
		['the score of practice', { mode: 'practice' as const }, / of \d+ points, \d+%$/],
		['that of a grade that is released', { score: 'after-hand-in' as const }, / of \d+ points, \d+%$/],
		['none before it is released', {}, /^$/],
	])('a hand-in is answered with %s', async (_, rules, words) => {
		const database = await (await make()).ready();
		const { taken } = await begun(database, rules);
		const [running] = await attemptsAt(taken);
		const event = { id: randomUUID(), device: 'one', sequence: 1, event: { type: 'submitted', at: NOW } };
		const reply = await receive(taken, { attempt: running?.row.id, events: [event] });
		expect(reply).toMatchObject({ over: { handedIn: true, score: expect.stringMatching(words) as string } });
	});

	test.each([
		['unlimited', 'You can retake the quiz afterwards as often as you like.'],
		[1, 'This is final: you can’t change your answers or retake the quiz afterwards.'],
		[2, 'You can’t change these answers afterwards. You’ll have 1 attempt left.'],
		[3, 'You can’t change these answers afterwards. You’ll have 2 attempts left.'],
	] as const)('with %s attempts, the page says what submitting means', async (attempts, words) => {
		const database = await (await make()).ready();
		const { taken } = await begun(database, { attempts });
		const [running] = await attemptsAt(taken);
		if (!running) throw new Error('Nothing is under way.');
		expect(makeView(taken, running).final).toBe(words);
	});
});
