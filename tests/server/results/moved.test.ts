import { describe, expect, test } from 'vitest';
import { DRAWN_QUIZ, drawnItemId } from '../../../src/lib/quiz/drawn-item-id.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { createAssignment, versionOf } from '../../../src/lib/server/assignments/assignments.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { regrade } from '../../../src/lib/server/attempts/regrade.ts';
import { ruledVersion } from '../../../src/lib/server/attempts/ruled-version.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { itemNow } from '../../../src/lib/server/item-now.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { movedInPool, poolOf } from '../../../src/lib/server/pool.ts';
import { hashOf, type QuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { correctedVersion } from '../../../src/lib/server/results/corrected.ts';
import { followedBy, givenTo } from '../../../src/lib/server/results/follow-up.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { makeDevice } from '../attempts/answer.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const NOW = Date.UTC(2026, 8, 1, 8);
const DAY = 86_400_000;

/** An item of the library that has had another id, in the quiz in which it is now. */
const [found] = modules.flatMap((module) =>
	Object.entries(movedInPool(module)).flatMap(([was, now]) => {
		const [quizWas = '', formerId = ''] = was.split('/');
		const [quizNow, id = ''] = now.split('/');
		const quiz = poolOf(module).find((one) => one.id === quizNow);
		const item = quiz?.items.find((one) => one.id === id);
		return quiz && item && quizWas === quizNow ? { module, quiz, item, formerId } : [];
	}),
);
if (!found) throw new Error('The library has no item with a history.');
const { module, quiz, item, formerId } = found;

const asNamed = (id: string, change: (one: Item) => Item = (one) => one): QuizVersion => {
	const now = versionOf(module, quiz);
	const items = now.quiz.items.map((one) => (one.id === item.id ? change({ ...one, id }) : one));
	return { ...now, quiz: { ...now.quiz, items } };
};
/** As it was assigned before it was renamed, and with another key. */
const wronglyKeyed = (one: Item): Item =>
	one.kind === 'choice'
		? { ...one, choices: one.choices.map((choice) => ({ ...choice, correct: !choice.correct })) }
		: one;
const before = asNamed(formerId);
const correctedOf = (version: QuizVersion) => correctedVersion({ version, hash: hashOf(version) });

describe('a quiz whose item has had another id when it was assigned', () => {
	test('is the same quiz: only a name has changed', () => {
		expect(correctedOf(before)).toBeNull();
		expect(itemNow(before, { id: formerId })).toBe(drawnItemId(quiz.id, item.id));
	});

	test('can be graded by a corrected key, under the id that answers are stored under', () => {
		const corrected = correctedOf(asNamed(formerId, wronglyKeyed));
		expect(corrected?.different).toEqual([]);
		expect(corrected?.changes.map(({ id }) => id)).toEqual([formerId]);
		expect(corrected?.version.quiz.items.map(({ id }) => id)).toContain(formerId);
	});

	test('is recognised where a test was drawn from it', () => {
		const drawn = (one: Item, id: string): QuizVersion => ({
			...before,
			quiz: { ...quiz, id: DRAWN_QUIZ, items: [{ ...one, id: drawnItemId(quiz.id, id) }] },
		});
		expect(correctedOf(drawn(wronglyKeyed(item), formerId))).toMatchObject({
			different: [],
			changes: [{ id: drawnItemId(quiz.id, formerId) }],
		});
		expect(correctedOf(drawn(wronglyKeyed(item), 'never-there'))).toBeNull();
	});

	test('has it still, where the item is in another quiz now', () => {
		const other = module.quizzes[0];
		if (!other) throw new Error('The module has no quiz.');
		const id = drawnItemId(quiz.id, formerId);
		const items = other.items.toSpliced(1, 0, { ...item, id });
		const version = { ...versionOf(module, { ...other, items }), readings: module.readings };
		const corrected = correctedOf(version);
		expect(corrected?.version.quiz.items.map((one) => one.id)).toEqual(items.map((one) => one.id));
		expect(corrected).toMatchObject({ different: [], changes: [] });
	});
});

eachEngine('what a class had under an older id', (make) => {
	async function setUp() {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'Noor', NOW);
		const { db } = database;
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const student = await db
			.selectFrom('student')
			.selectAll()
			.where('nickname', '=', 'Sana')
			.executeTakeFirstOrThrow();
		const give = async (version: QuizVersion, mode: string, follows: string | null = null) => {
			const { rules } = parseRules({ mode });
			if (!rules) throw new Error('These rules are sound.');
			const settings = { title: '', rules, liveScores: false, givenTo: { only: null, own: {} }, follows };
			const id = await createAssignment(database, own, [[version]], settings, NOW);
			return db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
		};
		type Given = Awaited<ReturnType<typeof give>>;
		const take = (assignment: Given, answers: readonly Item[]) =>
			answer(database, assignment, student, answers);
		const results = (assignment: Given) => loadResults(db, { class: own, assignment }, NOW + DAY);
		return { database, db, own, give, take, results };
	}

	async function answer(
		database: Database,
		assignment: Parameters<typeof startAttempt>[1],
		student: Parameters<typeof startAttempt>[2],
		answers: readonly Item[],
	) {
		const { attempt } = await startAttempt(database, assignment, student, 0, 'seed', NOW);
		if (!attempt) throw new Error('It could not be started.');
		const device = makeDevice('tablet', NOW);
		const events = answers.map((one) => device.respond(one.id, ...correctResponse(gradingKey(one))));
		await appendEvents(database, assignment, student, attempt.id, [...events, device.submit()], NOW);
	}

	test('is graded again by a newer version, with what was given', async () => {
		const { database, give, take, results } = await setUp();
		const assigned = asNamed(formerId, wronglyKeyed);
		const assignment = await give(assigned, 'graded');
		await take(assignment, [{ ...item, id: formerId }]);
		const earned = async () =>
			(await results(assignment)).papers[0]?.taken[0]?.items.get(formerId)?.earned ?? null;
		expect(await earned()).toBe(0);
		const corrected = correctedOf(assigned);
		if (!corrected) throw new Error('It was corrected.');
		const choices = { markings: {}, lower: false };
		const to = ruledVersion(assigned, corrected.version, choices);
		expect(await regrade(database, assignment, hashOf(assigned), to, choices, NOW + 1)).toBe('done');
		expect(await earned()).toBe(1);
	});

	test('was given to it, under the name of today', async () => {
		const { db, own, give } = await setUp();
		await give(before, 'graded');
		const given = await givenTo(db, own.id);
		expect(given.has(drawnItemId(quiz.id, item.id))).toBe(true);
		expect(given.has(drawnItemId(quiz.id, formerId))).toBe(false);
	});

	test('is what a later question is compared with', async () => {
		const { db, own, give, take, results } = await setUp();
		const first = await give(before, 'graded');
		await take(first, [{ ...item, id: formerId }]);
		const again: Item = { ...item, id: drawnItemId(quiz.id, item.id) };
		const later = { ...before, quiz: { ...quiz, id: 'follow-up', items: [again] } };
		await give(later, 'practice', first.id);
		const [followed] = await followedBy(db, { class: own, assignment: first }, NOW + DAY);
		// Others of that objective were left open: by objective it would be less.
		expect(followed?.rows.find(({ name }) => name === 'Sana')?.before).toBe(1);
		expect((await results(first)).papers).toHaveLength(1);
	});
});
