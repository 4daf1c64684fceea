import { expect, test } from 'vitest';
import { progressOf } from '../../../src/lib/server/assignments/progress.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { previewRegrade } from '../../../src/lib/server/attempts/regrade.ts';
import { liveView } from '../../../src/lib/server/results/live-view.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { pointsOf } from '../../../src/lib/server/attempts/scores.ts';
import { overview } from '../../../src/lib/server/results/overview.ts';
import { tableOf } from '../../../src/lib/server/results/tables.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { findQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, type School } from '../school.ts';
import { begin, makeDevice } from './answer.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const NOW = Date.UTC(2026, 0, 5, 8);
const HOUR = 3_600_000;
/** What the form offers to begin with. */
const DEFAULTS = { mode: 'practice', feedback: 'at-once', keys: 'at-once', dueAt: NOW + HOUR };

/** Answers the first items rightly and checks some of them; the tab is closed then. */
async function practise(
	database: Database,
	school: School,
	{ at = 0, given, checked }: { at?: number; given: number; checked: number },
	now = NOW,
) {
	const { assignment, student, attempt } = await begin(database, school, now, at);
	const device = makeDevice('one', now);
	const right = (item: Item) => device.respond(item.id, ...correctResponse(gradingKey(item)));
	const events = school.quiz.items
		.slice(0, given)
		.flatMap((item, index) =>
			index < checked
				? [right(item), device.make({ type: 'checked', at: now, item: item.id })]
				: [right(item)],
		);
	const { refused } = await appendEvents(database, assignment, student, attempt.id, events, now);
	expect(refused).toEqual([]);
	return { assignment, student, attempt, device };
}

async function resultsAt({ db }: Database, school: School, now: number) {
	const own = await db
		.selectFrom('class')
		.selectAll()
		.where('id', '=', school.classId)
		.executeTakeFirstOrThrow();
	const assignment = await db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', school.assignment)
		.executeTakeFirstOrThrow();
	return loadResults(db, { class: own, assignment }, now);
}

eachEngine('practice that was never handed in', (make) => {
	test('shows what was checked so far, marked, and all that was given once it was due', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, DEFAULTS);
		await practise(database, school, { given: 5, checked: 3 });
		for (const [now, points] of [
			[NOW + 1, 3],
			[NOW + 2 * HOUR, 5],
		] as const) {
			const results = await resultsAt(database, school, now);
			expect(results).toMatchObject({ over: 0, unfinished: 1 });
			const table = overview(results, (id) => id);
			const sana = [...table.rows].find(({ student }) => student.name === 'Sana');
			expect(sana?.cells).toMatchObject([{ earned: points, unfinished: true, state: 'under-way' }]);
			expect(sana?.total).toMatchObject({ earned: points });
			expect(table.quizzes[0]?.mean).toBe(points / school.quiz.items.length);
			// The questions, the certainty and the reading are made from these.
			expect(results.papers[0]?.taken.map(({ student }) => student.nickname)).toEqual(['Sana']);
			const answered = results.papers[0]?.analysis.items.filter((item) => item.answered > 0);
			expect(answered).toHaveLength(points);
			const scores = await tableOf('scores', results, (id) => id);
			const at = scores.columns.findIndex(({ id }) => id === 'unfinished');
			expect([...scores.rows].map((row) => row[at])).toEqual([1, 0, 0]);
		}
	});

	test('is nothing where somebody only looked, or checked nothing before it was due', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, DEFAULTS);
		await practise(database, school, { given: 0, checked: 0 });
		await practise(database, school, { at: 1, given: 2, checked: 0 });
		const points = async (now: number) =>
			(await resultsAt(database, school, now)).scores.map((score) => pointsOf(score));
		expect(await points(NOW + 1)).toEqual([null, null, null]);
		expect(await points(NOW + 2 * HOUR)).toEqual([null, 2, null]);
	});

	test('gives way to what is handed in, and can be gone on with until then', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, DEFAULTS);
		const { assignment, student, attempt, device } = await practise(database, school, {
			given: 5,
			checked: 3,
		});
		const late = NOW + 2 * HOUR;
		const send = (event: Parameters<typeof device.make>[0]) =>
			appendEvents(database, assignment, student, attempt.id, [device.make(event)], late);
		expect((await send({ type: 'submitted', at: late })).refused).toEqual([]);
		const [score] = (await resultsAt(database, school, late + 1)).scores;
		expect(score).toMatchObject({ state: 'over', counted: { isOver: true, late: true } });
	});

	test('is graded again with the others', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, DEFAULTS);
		const { assignment } = await practise(database, school, { given: 2, checked: 2 });
		const version = await findQuizVersion(database.db, school.hash);
		if (!version) throw new Error('no version');
		const items = version.quiz.items.map((item): Item =>
			item.kind === 'choice' || item.kind === 'statement'
				? { ...item, choices: item.choices.map((choice) => ({ ...choice, correct: !choice.correct })) }
				: item,
		);
		const to = { ...version, quiz: { ...version.quiz, items } };
		const changes = await previewRegrade(database.db, assignment, school.hash, to, NOW + 1);
		expect(changes).toMatchObject([{ before: 2 }]);
		expect(changes[0]?.after).toBeLessThan(2);
	});
});

eachEngine('who has handed in', (make) => {
	test('is the same number wherever it stands: out of time, and with a second attempt begun', async () => {
		const database = await (await make()).ready();
		const rules = { mode: 'graded', attempts: 2, timeLimit: 30 };
		const school = await makeSchool(database, 'amina', NOW, rules);
		await practise(database, school, { given: 2, checked: 0 });
		await practise(database, school, { at: 1, given: 2, checked: 0 });
		const later = NOW + HOUR;
		await practise(database, school, { at: 1, given: 1, checked: 0 }, later);
		const results = await resultsAt(database, school, later + 1);
		expect(results.over).toBe(2);
		expect(liveView(results, false)).toMatchObject({ over: 2, working: 1 });
		const { id, class_id } = results.assignment;
		const progress = await progressOf(database.db, class_id, [results.assignment], later + 1);
		expect(progress.get(id)).toEqual({ students: 3, begun: 2, done: 2 });
	});
});

eachEngine('the table of responses', (make) => {
	test('says of which attempt they are, and when the server got them, whatever the device’s clock', async () => {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'amina', NOW, DEFAULTS);
		const { assignment, student, attempt } = await begin(database, school, NOW);
		const device = makeDevice('one', NOW - 400 * 24 * HOUR);
		const [item] = school.quiz.items;
		if (!item) throw new Error('no item');
		const sent = [device.respond(item.id, ...correctResponse(gradingKey(item))), device.submit()];
		await appendEvents(database, assignment, student, attempt.id, sent, NOW + 5);
		const table = await tableOf('responses', await resultsAt(database, school, NOW + 6), (id) => id);
		const column = (id: string) => table.columns.findIndex((one) => one.id === id);
		const row = [...table.rows].find((cells) => cells[column('item')] === item.id);
		expect(row?.[column('at')]).toBe(NOW + 5);
		expect(row?.[column('attempt')]).toBe(1);
	});
});
