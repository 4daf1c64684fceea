import { expect, test } from 'vitest';
import { toNumber } from '../../../src/lib/rules/fraction.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { previewRegrade, regrade, regradeOf, undoRegrade } from '../../../src/lib/server/attempts/regrade.ts';
import { ruledVersion, type RegradeChoices } from '../../../src/lib/server/attempts/ruled-version.ts';
import { scores } from '../../../src/lib/server/attempts/scores.ts';
import { studentData } from '../../../src/lib/server/classes/export-data.ts';
import { findQuizVersion, hashOf, storeQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { liveView } from '../../../src/lib/server/results/live-view.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { overview } from '../../../src/lib/server/results/overview.ts';
import { studentPaper } from '../../../src/lib/server/results/student-paper.ts';
import { tableOf } from '../../../src/lib/server/results/tables.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { makePaper } from '../../../src/lib/server/taking/paper.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool } from '../school.ts';
import { begin, makeDevice, rowsOf } from './answer.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { ChoiceItem } from '../../../src/lib/quiz/kinds/choice/item.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const NOW = Date.UTC(2026, 0, 5, 8);

const isSingle = (item: Item): item is ChoiceItem =>
	item.kind === 'choice' && item.choices.filter(({ correct }) => correct).length === 1;

/**
 * Three students hand in. All is right but for one question, of which Sana gives the key, Tariq another choice, and
 * Uzma nothing.
 */
async function setUp(database: Database) {
	const school = await makeSchool(database, 'amina', NOW, { attempts: 'unlimited', passMark: 100 });
	const from = await findQuizVersion(database.db, school.hash);
	const item = from?.quiz.items.find(isSingle);
	const other = item?.choices.find(({ correct }) => !correct)?.id ?? '';
	if (!from || !item) throw new Error('The quiz has no choice.');
	const answer = async (at: number, response: readonly string[]) => {
		const { assignment, student, attempt } = await begin(database, school, NOW, at);
		const device = makeDevice('one', NOW);
		const events = school.quiz.items.flatMap((one) => {
			const given = one.id === item.id ? response : correctResponse(gradingKey(one));
			return given.length > 0 ? [device.respond(one.id, ...given)] : [];
		});
		await appendEvents(database, assignment, student, attempt.id, [...events, device.submit()], NOW + 1);
	};
	await answer(0, correctResponse(gradingKey(item)));
	await answer(1, [other]);
	await answer(2, []);
	/** The file as its author corrects it: the choices with these ids are right. */
	const corrected = (...keys: string[]) => ({
		...from,
		quiz: {
			...from.quiz,
			items: from.quiz.items.map((one) =>
				one.id === item.id && one.kind === 'choice'
					? {
							...one,
							choices: one.choices.map((choice) => ({ ...choice, correct: keys.includes(choice.id) })),
						}
					: one,
			),
		},
	});
	const key = item.choices.find(({ correct }) => correct)?.id ?? '';
	const all = school.quiz.items.length;
	const rows = await rowsOf(database, school);
	const points = async () =>
		(await scores(database.db, (await rowsOf(database, school)).assignment, NOW + 2)).map(({ counted }) => [
			counted && toNumber(counted.earned),
			counted?.possible,
		]);
	return { database, school, from, item, key, other, corrected, all, points, ...rows };
}

const choices = (item: string, marking: 'key' | 'full' | 'out', lower = false): RegradeChoices => ({
	markings: { [item]: marking },
	lower,
});

eachEngine('grading again by choice', (make) => {
	test('a second right answer to a question that asked for one lowers nobody', async () => {
		const made = await setUp(await (await make()).ready());
		const { database, school, from, item, key, other, corrected, all, points, assignment } = made;
		const by = choices(item.id, 'key');
		const to = ruledVersion(from, corrected(key, other), by);
		const preview = await previewRegrade(database.db, assignment, school.hash, to, NOW);
		expect(preview).toMatchObject([
			{ student: { nickname: 'Tariq' }, before: all - 1, after: all, falls: false, passedAfter: true },
		]);
		expect(await regrade(database, assignment, school.hash, to, by, NOW)).toBe('done');
		expect(await points()).toEqual([
			[all, all],
			[all, all],
			[all - 1, all],
		]);
	});

	test('by the new key what was right before still counts, unless marks may fall', async () => {
		const made = await setUp(await (await make()).ready());
		const { database, school, from, item, other, corrected, all, points, assignment } = made;
		const by = choices(item.id, 'key');
		const to = ruledVersion(from, corrected(other), by);
		expect(await regrade(database, assignment, school.hash, to, by, NOW)).toBe('done');
		expect(await points()).toEqual([
			[all, all],
			[all, all],
			[all - 1, all],
		]);
		const row = await regradeOf(database.db, assignment, hashOf(to));
		expect(await undoRegrade(database, assignment, row?.id ?? '', NOW)).toBe('done');
		const lowering = choices(item.id, 'key', true);
		const strict = ruledVersion(from, corrected(other), lowering);
		const preview = await previewRegrade(database.db, assignment, school.hash, strict, NOW);
		expect(preview.map(({ student, falls }) => [student.nickname, falls])).toEqual([
			['Sana', true],
			['Tariq', false],
		]);
		expect(await regrade(database, assignment, school.hash, strict, lowering, NOW)).toBe('done');
		expect(await points()).toEqual([
			[all - 1, all],
			[all, all],
			[all - 1, all],
		]);
	});

	test('a question left out is refused while it lowers a mark, and then counts nowhere', async () => {
		const made = await setUp(await (await make()).ready());
		const { database, school, from, item, other, corrected, all, points, assignment } = made;
		const student = (await rowsOf(database, school, 1)).student;
		// In her second attempt, which counts, Sana has this question right and nothing else.
		const { attempt } = await begin(database, school, NOW + 1, 0, 'again');
		const device = makeDevice('two', NOW);
		const sana = (await rowsOf(database, school, 0)).student;
		const some = [device.respond(item.id, ...correctResponse(gradingKey(item))), device.submit()];
		await appendEvents(database, assignment, sana, attempt.id, some, NOW + 1);
		await database.db
			.updateTable('assignment')
			.set({ rules: assignment.rules.replace('"best"', '"last"') })
			.execute();
		const current = (await rowsOf(database, school)).assignment;

		const by = choices(item.id, 'out');
		const to = ruledVersion(from, corrected(other), by);
		const preview = await previewRegrade(database.db, current, school.hash, to, NOW);
		expect(preview.map(({ student: { nickname }, falls }) => [nickname, falls])).toEqual([
			['Sana', true],
			['Tariq', false],
			['Uzma', false],
		]);
		expect(await regrade(database, current, school.hash, to, by, NOW)).toBe('lowers');
		expect(await regradeOf(database.db, current, hashOf(to))).toBeNull();
		const ticked = choices(item.id, 'out', true);
		expect(hashOf(ruledVersion(from, corrected(other), ticked))).toBe(hashOf(to));
		expect(await regrade(database, current, school.hash, to, ticked, NOW)).toBe('done');
		expect(await points()).toEqual([
			[0, all - 1],
			[all - 1, all - 1],
			[all - 1, all - 1],
		]);

		const results = await loadResults(
			database.db,
			{
				class: await database.db.selectFrom('class').selectAll().executeTakeFirstOrThrow(),
				assignment: current,
			},
			NOW + 2,
		);
		const tariq = overview(results, String).rows.find(({ student: one }) => one.name === 'Tariq');
		expect(tariq).toMatchObject({
			total: { earned: all - 1, possible: all - 1 },
			cells: [{ earned: all - 1, possible: all - 1, passed: true }],
		});
		const live = liveView(results, true).rows.find(({ name }) => name === 'Tariq');
		expect(live?.cells[0]).toMatchObject({ earned: all - 1, of: all });
		const [paper] = results.papers;
		expect(paper?.analysis.items.find(({ id }) => id === item.id)).toMatchObject({ intendedWeight: 0 });
		expect(paper?.analysis.quiz.mean).toBeCloseTo(
			(100 * (0 + 2 * (all - 1)) + 100 * (all - 1)) / (3 * (all - 1)),
			6,
		);
		const exported = await tableOf('scores', results, String);
		const at = exported.columns.findIndex(({ id }) => id === 'possible');
		expect([...exported.rows].map((row) => row[at])).toEqual([all - 1, all - 1, all - 1]);
		const responses = await tableOf('responses', results, String);
		const column = (id: string) => responses.columns.findIndex((one) => one.id === id);
		for (const row of [...responses.rows].filter((one) => one[column('item')] === item.id)) {
			expect([row[column('earned')], row[column('possible')]]).toEqual([null, 0]);
		}
		const [loaded] = await loadAttempts(database.db, current, student, NOW + 2);
		if (!loaded) throw new Error('no attempt');
		expect(studentPaper(loaded)).toMatchObject({ earned: all - 1, possible: all - 1 });
		const taken = { database, assignment: current, student, place: 0, now: NOW + 2 };
		expect((await makePaper(taken, loaded)).score).toMatchObject({ passed: true });
		expect((await makeHome(taken)).quizzes[0]?.score?.words).toContain(`${all - 1} of ${all - 1} points`);
		expect(JSON.stringify(await studentData(database.db, student))).toContain(hashOf(to));
	});

	test('full marks are for those, too, who left it open, in statistics and on paper', async () => {
		const made = await setUp(await (await make()).ready());
		const { database, school, from, item, other, corrected, all, points, assignment } = made;
		const by = choices(item.id, 'full');
		const to = ruledVersion(from, corrected(other), by);
		expect(await regrade(database, assignment, school.hash, to, by, NOW)).toBe('done');
		expect(await points()).toEqual([
			[all, all],
			[all, all],
			[all, all],
		]);
		const granted = {
			class: await database.db.selectFrom('class').selectAll().executeTakeFirstOrThrow(),
			assignment,
		};
		const results = await loadResults(database.db, granted, NOW + 2);
		const own = results.papers[0]?.analysis.items.find(({ id }) => id === item.id);
		expect(own).toMatchObject({ facility: 100, answered: 2 });
		expect(results.papers[0]?.analysis.quiz.mean).toBe(100);
		const uzma = (await rowsOf(database, school, 2)).student;
		const [loaded] = await loadAttempts(database.db, assignment, uzma, NOW + 2);
		if (!loaded) throw new Error('no attempt');
		const paper = studentPaper(loaded);
		expect(paper.earned).toBe(all);
		const taken = { database, assignment, student: uzma, place: 0, now: NOW + 2 };
		const one = (await makePaper(taken, loaded)).items.find(({ note }) => note !== '');
		expect(one).toMatchObject({
			earned: '1 of 1 point',
			note: 'Everyone gets full marks for this question.',
		});
	});

	test('happens once, is undone once, and never answers for another', async () => {
		const made = await setUp(await (await make()).ready());
		const { database, school, from, item, other, corrected, points, assignment } = made;
		const before = await points();
		const by = choices(item.id, 'full');
		const to = ruledVersion(from, corrected(other), by);
		const pressed = [1, 2, 3].map((n) => regrade(database, assignment, school.hash, to, by, NOW + n));
		expect((await Promise.all(pressed)).toSorted()).toEqual(['already', 'already', 'done']);
		const otherwise = choices(item.id, 'key');
		const elsewhere = ruledVersion(from, corrected(other), otherwise);
		expect(await regrade(database, assignment, school.hash, elsewhere, otherwise, NOW)).toBe('moved-on');
		const row = await regradeOf(database.db, assignment, hashOf(to));
		const id = row?.id ?? '';
		const undone = [1, 2].map((n) => undoRegrade(database, assignment, id, NOW + n));
		expect((await Promise.all(undone)).toSorted()).toEqual(['already', 'done']);
		expect(await points()).toEqual(before);
		expect(await undoRegrade(database, assignment, 'no such regrade', NOW)).toBe('moved-on');
		expect(await database.db.selectFrom('regrade').select('id').execute()).toHaveLength(1);
	});

	test('what was decided earlier stays when another question is corrected later', async () => {
		const made = await setUp(await (await make()).ready());
		const { database, school, from, item, other, corrected, assignment } = made;
		const by = choices(item.id, 'full');
		const first = ruledVersion(from, corrected(other), by);
		await regrade(database, assignment, school.hash, first, by, NOW);
		const stored = await findQuizVersion(database.db, hashOf(first));
		if (!stored) throw new Error('no version');
		const later = { ...corrected(other), readings: from.readings };
		const second = ruledVersion(stored, later, { markings: {}, lower: false });
		expect(second.quiz.items.find(({ id }) => id === item.id)?.ruling).toEqual({ marks: 'full' });
		// Corrected once more, it keeps what everybody had by it.
		const third = ruledVersion(stored, corrected(made.key), choices(item.id, 'key'));
		expect(third.quiz.items.find(({ id }) => id === item.id)?.ruling?.or).toMatchObject([{ marks: 'full' }]);
		expect(await storeQuizVersion(database.db, third, NOW)).toBe(hashOf(third));
	});
});
