import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { choosePlaces, suggestTest } from '../../../src/lib/server/assignments/choose-places.ts';
import { pointedQuizzes, readPoints } from '../../../src/lib/server/assignments/question-points.ts';
import { createAssignment, changeAssignment } from '../../../src/lib/server/assignments/assignments.ts';
import { cellField, formsField } from '../../../src/lib/server/assignments/parse-blueprint.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { scores } from '../../../src/lib/server/attempts/scores.ts';
import { setPoints } from '../../../src/lib/server/attempts/set-points.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { drawnFrom } from '../../../src/lib/quiz/drawn-item-id.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { isKept, poolItems } from '../../../src/lib/server/pool.ts';
import { findQuizVersion, type QuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { correctedVersion } from '../../../src/lib/server/results/corrected.ts';
import { overview } from '../../../src/lib/server/results/overview.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { tableOf } from '../../../src/lib/server/results/tables.ts';
import { setVouched } from '../../../src/lib/server/accounts/teachers.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { form, type Field } from '../form.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.now();
const [module] = modules;
if (!module) throw new Error('The library is empty.');
const pool = poolItems(module);

/** Six sorts of which the pool has two, one of each in each of two forms. */
const sorts = [...new Set(pool.map(({ objective, level }) => `${objective} ${level}`))]
	.map((sort) => sort.split(' ') as [string, string])
	.filter(
		([objective, level]) => pool.filter((i) => i.objective === objective && i.level === level).length >= 2,
	)
	.slice(0, 6);
const asked: Field[] = [
	[formsField(module.id), '2'],
	...sorts.map(([objective, level]): Field => [cellField(module.id, objective, level), '1']),
];

async function assignDrawn(database: Database, classId: string, some: object = {}) {
	const chosen = choosePlaces(form(asked), 'seed', true);
	expect(chosen.problems).toEqual({});
	const { rules } = parseRules({ mode: 'graded', timeZone: 'Asia/Karachi', ...some });
	if (!rules) throw new Error('These rules are sound.');
	const settings = { title: '', rules, liveScores: false };
	const id = await createAssignment(database, { id: classId }, chosen.places, settings, NOW);
	const { db } = database;
	const assignment = await db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', id)
		.executeTakeFirstOrThrow();
	return { assignment, rules };
}

/** Takes what the student gets; all of it right, or nothing. */
async function takeAll(
	database: Database,
	{ assignment }: Awaited<ReturnType<typeof assignDrawn>>,
	studentId: string,
	isRight: boolean,
) {
	const { db } = database;
	const student = await db
		.selectFrom('student')
		.selectAll()
		.where('id', '=', studentId)
		.executeTakeFirstOrThrow();
	const { attempt } = await startAttempt(database, assignment, student, 0, 'seed', NOW);
	if (!attempt) throw new Error('It can be begun.');
	const version = await findQuizVersion(db, attempt.version_hash);
	const events = (version?.quiz.items ?? []).map(
		(item) =>
			({
				type: 'responded',
				at: NOW,
				item: item.id,
				response: [...correctResponse(gradingKey(item))],
			}) as const,
	);
	const all = [...(isRight ? events : []), { type: 'submitted', at: NOW } as const];
	const sent = all.map((event, at) => ({ id: randomUUID(), device: 'one', sequence: at + 1, event }));
	await appendEvents(database, assignment, student, attempt.id, sent, NOW);
	return attempt.form;
}

eachEngine('a test that is drawn from the pool', (make) => {
	test('has the same points in all its forms, question by question', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const { classId, students } = await makeSchool(database, 'amina', NOW);
		const drawn = await assignDrawn(database, classId);
		const { assignment } = drawn;
		const [quiz, ...others] = await pointedQuizzes(db, assignment);
		expect(others).toEqual([]);
		expect(quiz?.questions).toHaveLength(6);
		expect(quiz?.questions[0]?.prompts.map(({ version }) => version)).toEqual(['A', 'B']);
		for (const [at, { id }] of students.slice(0, 2).entries()) await takeAll(database, drawn, id, at === 0);
		const { changed, problems } = readPoints(
			form([
				['points-0-0', '4'],
				['points-0-5', '0'],
			]),
			[...(quiz ? [quiz] : [])],
		);
		expect(problems).toEqual({});
		expect(changed).toHaveLength(2);
		expect(await setPoints(database, assignment, changed, false, NOW)).toBe('done');
		const all = await scores(db, assignment, NOW);
		expect(all.map(({ possible }) => possible)).toEqual([8, 8, 8]);
		expect(all.map(({ counted }) => counted && Number(counted.earned.numerator))).toEqual([8, 0, null]);
		for (const { version } of (await pointedQuizzes(db, assignment))[0]?.forms ?? [])
			expect(version.quiz.items.map(({ ruling }) => ruling?.points ?? 1)).toEqual([4, 1, 1, 1, 1, 0]);
	});

	test('has two forms, each student takes one, and results keep them apart', async () => {
		const database = await (await make()).ready();
		const { classId } = await makeSchool(database, 'amina', NOW);
		await addStudents(
			database,
			classId,
			[...'ABCDEFGHIJKL'].map((letter) => `Student ${letter}`),
			NOW,
		);
		const drawn = await assignDrawn(database, classId);
		const students = await database.db
			.selectFrom('student')
			.select(['id', 'nickname'])
			.where('class_id', '=', classId)
			.where('nickname', 'like', 'Student%')
			.orderBy('nickname')
			.execute();
		const forms: number[] = [];
		for (const [at, { id }] of students.entries())
			forms.push(await takeAll(database, drawn, id, at % 3 !== 0));
		expect(forms.toSorted()).toEqual([0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 1]);
		const own = await database.db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', classId)
			.executeTakeFirstOrThrow();
		const results = await loadResults(database.db, { class: own, assignment: drawn.assignment }, NOW);
		expect(results.papers.map(({ title }) => title)).toEqual([
			`Test: ${module.title}, version A`,
			`Test: ${module.title}, version B`,
		]);
		const [first, second] = results.papers;
		const idsOf = (paper = first) => paper?.version.quiz.items.map(({ id }) => id) ?? [];
		expect(idsOf().filter((id) => idsOf(second).includes(id))).toEqual([]);
		for (const [at, paper] of results.papers.entries()) {
			expect(paper.taken).toHaveLength(forms.filter((form) => form === at).length);
			for (const { attempts } of paper.analysis.items) expect(attempts).toBe(paper.taken.length);
		}
		for (const [at, { id }] of students.entries()) {
			const score = results.scores.find(({ student }) => student.id === id);
			expect(score?.counted?.earned).toEqual(expect.objectContaining({ numerator: at % 3 === 0 ? 0n : 6n }));
			expect(score?.counted?.possible).toBe(6);
		}
		const { rows } = overview(results, null);
		for (const [at, { nickname }] of students.entries()) {
			const cell = rows.find(({ student }) => student.name === nickname)?.cells[0];
			expect(cell?.form).toBe(forms[at]);
		}
		const table = await tableOf('scores', results, (id) => id);
		const column = table.columns.findIndex(({ title }) => title === `Test: ${module.title}: version`);
		const versionOf = (name: string) => [...table.rows].find(([student]) => student === name)?.[column];
		expect(students.map(({ nickname }) => versionOf(nickname))).toEqual(forms.map((one) => 'AB'[one]));
		// Who has not begun has none.
		expect(versionOf('Uzma')).toBeNull();
		const cells = [...(await tableOf('responses', results, (id) => id)).rows].flat();
		expect(cells).toContain(`Test: ${module.title}, version A`);
		expect(cells).toContain(`Test: ${module.title}, version B`);
		expect((await tableOf('items', results, (id) => id)).rows).toHaveLength(12);
	});

	const startFor =
		(database: Database, { assignment }: Awaited<ReturnType<typeof assignDrawn>>) =>
		async (id: string) => {
			const student = await database.db
				.selectFrom('student')
				.selectAll()
				.where('id', '=', id)
				.executeTakeFirstOrThrow();
			const { attempt, refused } = await startAttempt(database, assignment, student, 0, 'seed', NOW);
			if (!attempt) throw new Error(refused);
			return attempt;
		};

	async function classWith(database: Database, names: readonly string[]) {
		const { classId } = await makeSchool(database, 'amina', NOW);
		await addStudents(database, classId, [...names], NOW);
		const students = await database.db
			.selectFrom('student')
			.select('id')
			.where('class_id', '=', classId)
			.where('nickname', 'like', 'Student%')
			.execute();
		return { classId, students: students.map(({ id }) => id) };
	}

	test('is shared evenly also by those who begin at once', async () => {
		const database = await (await make()).ready();
		const { classId, students } = await classWith(
			database,
			[...'ABCDEFGHIJKLM'].map((letter) => `Student ${letter}`),
		);
		const start = startFor(database, await assignDrawn(database, classId));
		const begun = await Promise.all(students.map(start));
		const counts = [0, 1].map((one) => begun.filter(({ form: got }) => got === one).length);
		expect(counts.toSorted()).toEqual([6, 7]);
		// The same attempt, and so the same form, however often it is asked for.
		const again = await Promise.all(students.map(start));
		expect(again.map(({ id, form: got }) => [id, got])).toEqual(begun.map(({ id, form: got }) => [id, got]));
	});

	test('keeps its form in a retake, and leaves out who was removed', async () => {
		const database = await (await make()).ready();
		const { classId, students } = await classWith(
			database,
			[...'ABCD'].map((letter) => `Student ${letter}`),
		);
		const [first = '', second = '', third = '', fourth = ''] = students;
		const drawn = await assignDrawn(database, classId, { attempts: 3 });
		const start = startFor(database, drawn);
		const form1 = await takeAll(database, drawn, first, true);
		const form2 = await takeAll(database, drawn, second, true);
		expect(form2).not.toBe(form1);
		expect(await takeAll(database, drawn, first, true)).toBe(form1);
		expect(await takeAll(database, drawn, first, true)).toBe(form1);
		// Three attempts are one student: the forms are still even, and the next one may get either.
		await start(third);
		await database.db.updateTable('student').set({ removed_at: NOW }).where('id', '=', first).execute();
		await database.db.updateTable('student').set({ removed_at: NOW }).where('id', '=', third).execute();
		expect((await start(fourth)).form).toBe(form1);
	});

	test('is not turned into practice, which would show its answers', async () => {
		const database = await (await make()).ready();
		const { classId } = await makeSchool(database, 'amina', NOW);
		const { assignment, rules } = await assignDrawn(database, classId);
		const settings = { title: 'Test', rules: { ...rules, mode: 'practice' as const }, liveScores: false };
		expect(await changeAssignment(database, assignment.id, settings, isKept)).toMatchObject({
			done: false,
			field: 'mode',
		});
		expect(await changeAssignment(database, assignment.id, { ...settings, rules }, isKept)).toEqual({
			done: true,
		});
	});

	test('is graded again by what the pool says now', async () => {
		const database = await (await make()).ready();
		const { classId } = await makeSchool(database, 'amina', NOW);
		const { assignment } = await assignDrawn(database, classId);
		const row = await database.db
			.selectFrom('assignment_quiz')
			.select('version_hash as hash')
			.where('assignment_id', '=', assignment.id)
			.where('form', '=', 0)
			.executeTakeFirstOrThrow();
		const version = await findQuizVersion(database.db, row.hash);
		if (!version) throw new Error('It was stored.');
		expect(correctedVersion({ version, hash: row.hash })).toBeNull();
		const [item, ...rest] = version.quiz.items;
		if (!item) throw new Error('A form has items.');
		const former: QuizVersion = {
			...version,
			quiz: { ...version.quiz, items: [{ ...item, prompt: 'As it was asked before.' }, ...rest] },
		};
		const corrected = correctedVersion({ version: former, hash: 'another' });
		expect(corrected?.different).toEqual([]);
		expect(corrected?.version.quiz).toEqual(version.quiz);
		const gone = { ...item, id: `${item.id}-that-left` };
		const less = { ...version, quiz: { ...version.quiz, items: [gone, ...rest] } };
		expect(correctedVersion({ version: less, hash: 'another' })).toBeNull();
	});

	test('is asked for on the page, which says what is missing and keeps what was typed', async () => {
		const place = await make();
		const database = await place.ready();
		const { teacher, classId } = await makeSchool(database, 'amina', NOW);
		const app = await place.serve();
		const browser = makeBrowser(app);
		await browser.post('/teach/sign-in', { email: teacher.email, password: PASSWORD });
		const assign = `/teach/classes/${classId}/assign`;
		expect((await browser.get(assign)).text).toContain('Build a test from the question bank');
		const fields = Object.fromEntries(asked) as Record<string, string>;
		const [[objective, level] = ['', '']] = sorts;
		const cell = cellField(module.id, objective, level);

		const many = await browser.post(assign, { ...fields, mode: 'graded', [cell]: '90' });
		expect(many.status).toBe(400);
		expect(many.text).toMatch(/There are only \d+ of these questions: \d+ at most for each of 2 versions/);
		expect(many.text).toContain('value="90"');
		const text = await browser.post(assign, { ...fields, mode: 'graded', [cell]: 'two' });
		expect(text.text).toContain('Enter a whole number from 0 to 100.');
		const practice = await browser.post(assign, { ...fields, mode: 'practice' });
		expect(practice.status).toBe(400);
		expect(practice.text).toContain('would reveal answers from the question bank');

		const suggested = await browser.post(assign, { ...fields, suggest: module.id, message: 'Bring a pen.' });
		expect(suggested.status).toBe(200);
		expect(suggested.text).toContain('12 questions in each version.');
		expect(suggested.text).toContain('Bring a pen.');

		const done = await browser.post(assign, { ...fields, mode: 'graded' });
		expect([done.status, done.headers.location]).toEqual([303, expect.stringMatching(/done=assigned$/)]);
		const page = `${done.headers.location?.split('?')[0] ?? ''}`;
		expect((await browser.get(page)).text).toContain('version B');
		const preview = (await browser.get(`${page}/preview?place=0&form=1`)).text;
		expect(preview).toContain('version B');
		for (const text of [preview, (await browser.get(page)).text])
			expect(text).toContain(`${page}/print?place=0&amp;form=1`);
		const sheet = await browser.get(`${page}/print?place=0&form=1`);
		expect(sheet.text).toContain(`Test: ${module.title}, version B</h1>`);
		expect(sheet.text).not.toContain('Answer key');
		const key = await browser.get(`${page}/print?place=0&form=1&key`);
		expect(key.text).toContain(`Answer key: Test: ${module.title}, version B`);
		expect(key.text).toContain('Facts as of ');
		for (const asked of ['place=0&form=9', 'place=3', 'place=x&form=-1'])
			expect((await browser.get(`${page}/print?${asked}`)).status).toBe(
				asked.startsWith('place=x') ? 200 : 404,
			);
		// Alone the teacher's, and only of one somebody vouches for.
		const other = await makeSchool(database, 'bilal', NOW);
		const stranger = makeBrowser(app);
		await stranger.post('/teach/sign-in', { email: other.teacher.email, password: PASSWORD });
		expect((await stranger.get(`${page}/print?place=0&form=0&key`)).status).toBe(404);
		await setVouched(database.db, teacher.id, null);
		expect((await browser.get(`${page}/print?place=0&form=0`)).status).toBe(403);
	});
});

test('what is suggested has twelve items of two forms, all of them in the pool', () => {
	const fields = suggestTest(form([[formsField(module.id), '2']]), module.id);
	const chosen = choosePlaces(form(Object.entries(fields)), 'seed', true);
	const [forms] = chosen.places;
	expect(forms).toHaveLength(2);
	const names = new Set(pool.map(({ id }) => id));
	for (const version of forms ?? []) {
		expect(version.quiz.items).toHaveLength(12);
		for (const { id } of version.quiz.items) {
			expect(names.has(id)).toBe(true);
			expect(drawnFrom(id)).not.toBeNull();
		}
	}
});
