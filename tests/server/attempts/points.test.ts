import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { toNumber } from '../../../src/lib/rules/fraction.ts';
import { copyAssignment } from '../../../src/lib/server/assignments/copy-assignment.ts';
import { pointedQuizzes, readPoints } from '../../../src/lib/server/assignments/question-points.ts';
import { rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { loadAttempts } from '../../../src/lib/server/attempts/load-attempts.ts';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { regradeOf, undoRegrade } from '../../../src/lib/server/attempts/regrade.ts';
import { ruledVersion } from '../../../src/lib/server/attempts/ruled-version.ts';
import { scores } from '../../../src/lib/server/attempts/scores.ts';
import { previewPoints, setPoints } from '../../../src/lib/server/attempts/set-points.ts';
import { gradebookTable } from '../../../src/lib/server/exports/gradebook-table.ts';
import { correctedVersion } from '../../../src/lib/server/results/corrected.ts';
import { loadGradebook } from '../../../src/lib/server/results/gradebook.ts';
import { liveView } from '../../../src/lib/server/results/live-view.ts';
import { loadResults, type LoadedResults } from '../../../src/lib/server/results/loaded-results.ts';
import { overview } from '../../../src/lib/server/results/overview.ts';
import { studentPaper } from '../../../src/lib/server/results/student-paper.ts';
import { tableOf } from '../../../src/lib/server/results/tables.ts';
import { makeHome } from '../../../src/lib/server/taking/make-home.ts';
import { makePaper } from '../../../src/lib/server/taking/paper.ts';
import { eachEngine } from '../each-engine.ts';
import { form } from '../form.ts';
import { makeSchool } from '../school.ts';
import { begin, makeDevice, rowsOf } from './answer.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 5, 8);

/** Sana has all right, Tariq all but the first question; Uzma has begun nothing. */
async function setUp(database: Database, isAnswered = true) {
	const school = await makeSchool(database, 'amina', NOW, { attempts: 'unlimited', passMark: 60 });
	for (const at of isAnswered ? [0, 1] : []) {
		const { assignment, student, attempt } = await begin(database, school, NOW, at);
		const device = makeDevice('one', NOW);
		const events = school.quiz.items
			.slice(at)
			.map((item) => device.respond(item.id, ...correctResponse(gradingKey(item))));
		await appendEvents(database, assignment, student, attempt.id, [...events, device.submit()], NOW + 1);
	}
	const { assignment } = await rowsOf(database, school);
	const { db } = database;
	/** What the form with these points, by number of the question from 0, comes to. */
	const typed = async (points: Readonly<Record<number, string>>) =>
		readPoints(
			form(Object.entries(points).map(([at, worth]) => [`points-0-${at}`, worth] as const)),
			await pointedQuizzes(db, assignment),
		);
	const set = async (points: Readonly<Record<number, string>>, lower = false) =>
		setPoints(database, assignment, (await typed(points)).changed, lower, NOW + 2);
	const standing = async () =>
		(await scores(db, assignment, NOW + 3)).map(({ student, counted, possible }) => [
			student.nickname,
			counted && toNumber(counted.earned),
			possible,
			counted?.passed ?? null,
		]);
	const results = async () =>
		loadResults(
			db,
			{ class: await db.selectFrom('class').selectAll().executeTakeFirstOrThrow(), assignment },
			NOW + 3,
		);
	const all = school.quiz.items.length;
	return { database, db, school, assignment, typed, set, standing, results, all };
}

const columnOf = (table: { columns: readonly { id: string }[] }, id: string) =>
	table.columns.findIndex((column) => column.id === id);

eachEngine('the points of a question', (make) => {
	test('count in every score there is', async () => {
		const { database, db, school, assignment, set, standing, results, all } = await setUp(
			await (await make()).ready(),
		);
		expect(await set({ 0: '20', 1: '0' }, true)).toBe('done');
		const of = all - 2 + 20;
		expect(await standing()).toEqual([
			['Sana', of, of, true],
			['Tariq', of - 20, of, (of - 20) / of >= 0.6],
			['Uzma', null, of, null],
		]);

		const loaded = await results();
		const tariq = overview(loaded, String).rows.find(({ student }) => student.name === 'Tariq');
		expect(tariq).toMatchObject({ total: { earned: of - 20, possible: of } });
		const objectives = tariq?.byObjective.flatMap((points) => points ?? []) ?? [];
		expect(objectives.reduce((sum, { possible }) => sum + possible, 0)).toBe(of);
		const [live] = liveView(loaded, true).rows.filter(({ name }) => name === 'Tariq');
		expect(live?.cells[0]).toMatchObject({ earned: of - 20, possible: of });

		const analysis = loaded.papers[0]?.analysis;
		expect(analysis?.items.slice(0, 2)).toMatchObject([
			{ possible: 20, intendedWeight: (100 * 20) / of, facility: 50 },
			// It counts for nothing, and is still told how it went.
			{ possible: 0, intendedWeight: 0, facility: 100 },
		]);
		expect(analysis?.quiz.mean).toBeCloseTo((100 * (of + of - 20)) / (2 * of), 6);

		const responses = await tableOf('responses', loaded, String);
		const [first, second] = school.quiz.items;
		const cellsOf = (student: string, item = '') =>
			[...responses.rows]
				.filter((row) => row[0] === student && row[columnOf(responses, 'item')] === item)
				.map((row) => [row[columnOf(responses, 'earned')], row[columnOf(responses, 'possible')]]);
		expect(cellsOf('Sana', first?.id)).toEqual([[20, 20]]);
		expect(cellsOf('Tariq', first?.id)).toEqual([[null, 20]]);
		expect(cellsOf('Sana', second?.id)).toEqual([[null, 0]]);
		const items = await tableOf('items', loaded, String);
		expect([...items.rows].slice(0, 3).map((row) => row[columnOf(items, 'figure:possible')])).toEqual([
			20, 0, 1,
		]);
		for (const name of ['scores', 'submissions'] as const) {
			const table = await tableOf(name, loaded, String);
			const row = [...table.rows].find(([student]) => student === 'Tariq');
			expect([row?.[columnOf(table, 'earned')], row?.[columnOf(table, 'possible')]]).toEqual([of - 20, of]);
		}
		const book = gradebookTable('own', await loadGradebook(db, { id: school.classId }, NOW + 3));
		const at = columnOf(book, `points:${assignment.id}`);
		expect([...book.rows].map((row) => row[at])).toEqual([assignment.id, of, of, of - 20, null]);

		const { student } = await rowsOf(database, school, 1);
		const [attempt] = await loadAttempts(db, assignment, student, NOW + 3);
		if (!attempt) throw new Error('no attempt');
		expect(studentPaper(attempt)).toMatchObject({ earned: of - 20, possible: of });
		const taken = { database, assignment, student, place: 0, now: NOW + 3 };
		const paper = await makePaper(taken, attempt);
		expect(paper.score?.words).toContain(`${of - 20} of ${of} points`);
		expect((await makeHome(taken)).quizzes[0]?.score?.words).toContain(`${of - 20} of ${of} points`);
		const by = (prompt = '') => paper.items.filter((item) => item.prompt === prompt);
		expect(by(first?.prompt)).toContainEqual(expect.objectContaining({ earned: '0 of 20 points' }));
		expect(by(second?.prompt)).toContainEqual(
			expect.objectContaining({ verdict: 'right', earned: '', note: 'This question doesn’t count.' }),
		);
	});

	test('are asked about before a mark falls, are recorded like a regrade, and undone like one', async () => {
		const { db, database, assignment, typed, set, standing, results } = await setUp(
			await (await make()).ready(),
		);
		const before = await standing();
		const { changed } = await typed({ 0: '5' });
		const preview = await previewPoints(db, assignment, changed, NOW + 2);
		expect(preview.map(({ student, falls }) => [student.nickname, falls])).toEqual([
			['Sana', false],
			['Tariq', true],
		]);
		expect(await set({ 0: '5' })).toBe('lowers');
		expect(await standing()).toEqual(before);
		expect(await set({ 0: '5' }, true)).toBe('done');
		const [paper] = (await results()).papers;
		const row = await regradeOf(db, assignment, paper?.hash ?? '');
		expect(JSON.parse(row?.choices ?? '{}')).toMatchObject({ points: true });
		// It is no correction of the key.
		expect(paper && correctedVersion(paper)).toBeNull();
		// Pressed again by somebody who has not seen it.
		expect(await setPoints(database, assignment, changed, true, NOW + 2)).toBe('moved-on');
		expect(await undoRegrade(database, assignment, row?.id ?? '', NOW + 3)).toBe('done');
		expect(await standing()).toEqual(before);
	});

	test('before anybody has begun, leave nothing to undo', async () => {
		const { db, school, set, results, all } = await setUp(await (await make()).ready(), false);
		expect(await set({ 0: '5' })).toBe('done');
		const [paper] = (await results()).papers;
		expect(paper?.hash).not.toBe(school.hash);
		expect(await db.selectFrom('regrade').select('id').execute()).toEqual([]);
		expect((await results()).scores[0]?.possible).toBe(all + 4);
		// Back to what it was is what it was.
		expect(await set({ 0: '1' })).toBe('done');
		expect((await results()).papers[0]?.hash).toBe(school.hash);
	});

	test('stay when the key is corrected, and go along to another class', async () => {
		const { db, database, school, assignment, set, results } = await setUp(await (await make()).ready());
		await set({ 0: '5', 1: '2' }, true);
		const version = (await results()).papers[0]?.version;
		const item = version?.quiz.items.find(({ kind }) => kind === 'choice');
		if (!version || item?.kind !== 'choice') throw new Error('The quiz has no choice.');
		const turned = item.choices.map((choice) => ({ ...choice, correct: !choice.correct }));
		const items = version.quiz.items.map((one) => {
			const { ruling: _, ...plain } = one;
			return one.id === item.id ? { ...plain, choices: turned } : plain;
		}) as typeof version.quiz.items;
		const corrected = { ...version, quiz: { ...version.quiz, items } };
		const to = ruledVersion(version, corrected, { markings: {}, lower: true });
		const worth = (some: typeof version) => some.quiz.items.map(({ ruling }) => ruling?.points ?? 1);
		expect(worth(to)).toEqual(worth(version));

		const copy = { classId: school.classId, title: '', rules: rulesOf(assignment), liveScores: false };
		const [id = ''] = await copyAssignment(database, assignment, [copy], school.teacher.id, NOW);
		const copied = await db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const [quiz] = await pointedQuizzes(db, copied);
		expect(quiz?.questions.slice(0, 3).map(({ points }) => points)).toEqual([5, 2, 1]);
	});

	test('leave a score that the teacher has decided as it is, out of what can be earned now', async () => {
		const { db, database, school, assignment, set, results } = await setUp(await (await make()).ready());
		const { student } = await rowsOf(database, school, 1);
		const decision = { place: 0, earned: 3500, comment: 'By word of mouth', now: NOW };
		await setDecision(database, { assignment, student: student.id, ...decision });
		expect(await set({ 0: '11' })).toBe('lowers');
		expect(await set({ 0: '11' }, true)).toBe('done');
		const row = overview(await results(), String).rows.find(({ student: { id } }) => id === student.id);
		expect(row?.cells[0]).toMatchObject({ earned: 3.5, possible: school.quiz.items.length + 10 });
		const notes = (of: LoadedResults, withScores: boolean) =>
			liveView(of, withScores).rows.map(({ cells }) => cells[0]?.notes);
		expect(notes(await results(), true)).toEqual([[], ['overridden'], []]);
		expect(notes(await results(), false)).toEqual([[], [], []]);
		// As much as there is to earn can be decided.
		const most = { place: 0, earned: 100_000_000, comment: 'All of it', now: NOW + 9 };
		await setDecision(database, { assignment, student: student.id, ...most });
		expect(await db.selectFrom('override').select('earned').orderBy('made_at').execute()).toHaveLength(2);
	});

	test('are whole numbers within bounds, and what is wrong says where', async () => {
		const { typed, all } = await setUp(await (await make()).ready(), false);
		for (const bad of ['', ' ', '-1', '1.5', '101', '1e2', 'ten', '9'.repeat(400), '٣', '<b>2</b>']) {
			const { problems, typed: said } = await typed({ 0: bad, 1: '7' });
			expect(problems, bad).toEqual({ 'points-0-0': 'Enter a whole number from 0 to 100.' });
			// Nothing that was typed elsewhere is lost.
			expect(said['points-0-1']).toBe('7');
		}
		const nothing = Object.fromEntries(Array.from({ length: all }, (_, at) => [at, '0']));
		expect((await typed(nothing)).problems).toEqual({
			'points-0-0': 'At least one question in this quiz must count.',
		});
		// A form that has only some of the questions, and one that has others.
		expect(await typed({ 999: '4' })).toMatchObject({ problems: {}, changed: [] });
		expect((await typed({ 0: ' 100 ' })).changed).toHaveLength(1);
	});
});
