import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import type { GivenTo } from '../../../src/lib/rules/given-to.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import type { Plan } from '../../../src/lib/rules/plan.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { createAssignment } from '../../../src/lib/server/assignments/assignments.ts';
import { mergeStudents } from '../../../src/lib/server/classes/merge-students.ts';
import { findQuizVersion } from '../../../src/lib/server/quiz-versions.ts';
import { setExcused } from '../../../src/lib/server/results/excused.ts';
import { loadGradebook, type Gradebook } from '../../../src/lib/server/results/gradebook.ts';
import { percent } from '../../../src/lib/words/percent.ts';
import { begin, makeDevice } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, PASSWORD, type School } from '../school.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const HOUR = 3_600_000;

/** Three assignments, from the newest to the oldest due date: one of practice, one that is open, one that was due. */
async function setUp(database: Database, now: number) {
	const school = await makeSchool(database, 'amina', now - 50 * HOUR, {
		dueAt: now - 24 * HOUR,
		latePolicy: 'accept',
	});
	const version = await findQuizVersion(database.db, school.hash);
	if (!version) throw new Error('no version');
	const more = async (title: string, written: object) => {
		const { rules } = parseRules(written);
		if (!rules) throw new Error('no rules');
		const settings = { title, rules, liveScores: false };
		return createAssignment(database, { id: school.classId }, [[version]], settings, now - 40 * HOUR);
	};
	const open = await more('Open', { mode: 'graded', dueAt: now + 24 * HOUR });
	const practice = await more('Practice', { mode: 'practice', feedback: 'at-once', keys: 'at-once' });
	return { school, due: school.assignment, open, practice };
}

/** The same, of another assignment. */
const within = (school: School, assignment: string): School => ({
	...school,
	assignment: assignment as School['assignment'],
});

/** Answers so many items rightly, and hands in. */
async function answer(database: Database, school: School, at: number, right: number, now: number) {
	const { assignment, student, attempt } = await begin(database, school, now, at);
	const device = makeDevice('one', now);
	const events = school.quiz.items
		.slice(0, right)
		.map((item) => device.respond(item.id, ...correctResponse(gradingKey(item))));
	await appendEvents(database, assignment, student, attempt.id, [...events, device.submit()], now + 1);
}

/** Rows as a teacher reads them: `Sana 50% 20% missing …`. */
const said = ({ rows }: Gradebook) =>
	rows.map(({ student, cells, averages }) =>
		[
			student.nickname,
			percent(averages.all),
			percent(averages.withoutLowest),
			...cells.map(({ state, points, late }) =>
				state === 'scored'
					? `${points?.earned.numerator}/${points?.earned.denominator} of ${points?.possible}${late ? ' late' : ''}`
					: state,
			),
		].join(' · '),
	);

eachEngine('a gradebook', (make) => {
	test('has everybody’s work by due date, late, missing, excused and not due yet', async () => {
		const database = await (await make()).ready();
		const now = Date.now();
		const { school, due, open, practice } = await setUp(database, now);
		const of = school.quiz.items.length;
		const load = () => loadGradebook(database.db, { id: school.classId }, now);
		await answer(database, school, 0, of, now - 30 * HOUR);
		await answer(database, school, 1, 3, now - 2 * HOUR);
		await answer(database, within(school, open), 0, 0, now - HOUR);
		await answer(database, within(school, practice), 1, of, now - HOUR);
		const book = await load();
		// Without a due date an assignment stands where it was given.
		expect(book.columns.map(({ id, counts }) => [id, counts])).toEqual([
			[practice, false],
			[due, true],
			[open, true],
		]);
		const third = percent(3 / of);
		expect(said(book)).toEqual([
			`Sana · 50% · 100% · not-due · ${of}/1 of ${of} · 0/1 of ${of}`,
			`Tariq · ${third} · ${third} · ${of}/1 of ${of} · 3/1 of ${of} late · not-due`,
			'Uzma · 0% · 0% · not-due · missing · not-due',
		]);

		// Excused is left out, whatever is in; and undone, it counts again.
		const assignment = { id: open, class_id: school.classId };
		const [sana = '', , uzma = ''] = school.students.map(({ id }) => id);
		expect(await setExcused(database, assignment, sana, true, now)).toBe(true);
		expect(await setExcused(database, assignment, sana, true, now + 1)).toBe(true);
		expect(await setExcused(database, { id: due, class_id: school.classId }, uzma, true, now)).toBe(true);
		expect(await setExcused(database, assignment, 'nobody', true, now)).toBe(false);
		expect(said(await load()).filter((row) => !row.startsWith('Tariq'))).toEqual([
			`Sana · 100% · 100% · not-due · ${of}/1 of ${of} · excused`,
			'Uzma · – · – · not-due · excused · not-due',
		]);
		await setExcused(database, assignment, sana, false, now);
		expect(said(await load())[0]).toContain('Sana · 50%');

		// Somebody with more time has not missed it yet; a decided score counts to the thousandth.
		await database.db
			.updateTable('student')
			.set({ extra_minutes: 25 * 60 })
			.where('id', '=', uzma)
			.execute();
		await setExcused(database, { id: due, class_id: school.classId }, uzma, false, now);
		expect(said(await load())[2]).toBe('Uzma · – · – · not-due · not-due · not-due');
		const row = await database.db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', due)
			.executeTakeFirstOrThrow();
		const decision = { assignment: row, student: uzma, place: 0, earned: 2550, comment: 'On paper.', now };
		await setDecision(database, decision);
		expect(said(await load())[2]).toContain(`51/20 of ${of}`);
	});

	test('leaves out whom it was not given to, and of a path with a graded test has the test alone', async () => {
		const database = await (await make()).ready();
		const now = Date.now();
		const { school, due } = await setUp(database, now);
		const [sana = '', tariq = ''] = school.students.map(({ id }) => id);
		const row = () => database.db.updateTable('assignment').where('id', '=', due);
		const given: GivenTo = { only: [sana, tariq], own: { [tariq]: { dueAt: now + HOUR, attempts: 0 } } };
		await row()
			.set({ given_to: JSON.stringify(given) })
			.execute();
		const states = async () =>
			(await loadGradebook(database.db, { id: school.classId }, now)).rows.map(
				({ cells }) => cells[1]?.state,
			);
		// Tariq has a later date of his own.
		expect(await states()).toEqual(['missing', 'not-due', 'not-given']);

		const { rules } = parseRules({ mode: 'graded', dueAt: now - HOUR, latePolicy: 'accept' });
		if (!rules) throw new Error('no rules');
		await database.db
			.insertInto('assignment_quiz')
			.values({ assignment_id: due, place: 1, form: 0, version_hash: school.hash })
			.execute();
		const plan: Plan = {
			module: 'any',
			needs: 'hand-in',
			stages: [{ title: '', dueAt: null, stops: [{ kind: 'quiz', place: 0, title: '' }] }],
			test: { place: 1, title: 'Test', isLast: false, rules },
		};
		const practice = parseRules({ mode: 'practice' }).rules;
		await row()
			.set({ plan: JSON.stringify(plan), rules: JSON.stringify(practice), given_to: null })
			.execute();
		const { columns, rows } = await loadGradebook(database.db, { id: school.classId }, now);
		const at = columns.findIndex(({ id }) => id === due);
		expect(columns[at]).toMatchObject({ counts: true, dueAt: rules.dueAt });
		expect(columns[at]?.possible).toBe(school.quiz.items.length);
		expect(rows.map(({ cells }) => cells[at]?.state)).toEqual(['missing', 'missing', 'missing']);
	});

	test('keeps an excuse when two entries of one person become one', async () => {
		const database = await (await make()).ready();
		const now = Date.now();
		const { school, due, open } = await setUp(database, now);
		const [kept = '', gone = ''] = school.students.map(({ id }) => id);
		for (const [id, student] of [
			[due, kept],
			[due, gone],
			[open, gone],
		] as const)
			await setExcused(database, { id, class_id: school.classId }, student, true, now);
		expect(await mergeStudents(database, school.classId, { kept, gone })).toBe(true);
		const rows = await database.db.selectFrom('excused').selectAll().orderBy('assignment_id').execute();
		expect(rows.map(({ student_id }) => student_id)).toEqual([kept, kept]);
		expect(rows.map(({ assignment_id }) => assignment_id).sort()).toEqual([due, open].sort());
	});
});

eachEngine('the page of a gradebook', (make) => {
	async function opened() {
		const place = await make();
		const database = await place.ready();
		const now = Date.now();
		const made = await setUp(database, now);
		const { school } = made;
		await answer(database, school, 0, school.quiz.items.length, now - 30 * HOUR);
		await answer(database, school, 1, 0, now - 2 * HOUR);
		const browser = makeBrowser(await place.serve());
		await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		return { ...made, database, browser, root: `/teach/classes/${school.classId}` };
	}
	const wordsOf = (html: string) =>
		html
			.replace(/<(script|style)[\s\S]*?<\/\1>/g, '')
			.replace(/<[^>]*>/g, ' ')
			.replace(/\s+/g, ' ');

	test('saves weights, categories and what counts, and refuses what is none without losing it', async () => {
		const { browser, root, due, open, practice, database } = await opened();
		const form = (changes: Record<string, string>) => ({
			[`category:${due}`]: 'Homework',
			[`weight:${due}`]: '2,5',
			[`counts:${due}`]: '1',
			[`category:${open}`]: '',
			[`weight:${open}`]: '',
			[`counts:${open}`]: '1',
			[`category:${practice}`]: 'Homework',
			[`weight:${practice}`]: '0.5',
			[`counts:${practice}`]: '1',
			...changes,
		});
		const save = (changes: Record<string, string> = {}) =>
			browser.post(`${root}/gradebook?/columns`, form(changes));
		for (const bad of ['-1', '1001', '1e3', '1.2345', 'two', '٣']) {
			const { status, text } = await save({ [`weight:${due}`]: bad });
			expect([bad, status]).toEqual([bad, 400]);
			expect(text).toContain('Enter a weight from 0 to 1000');
			expect(text).toContain(`value="${bad}"`);
			expect(text).toContain('value="0.5"');
		}
		for (const bad of ['x'.repeat(41), 'a\u0007b'])
			expect((await save({ [`category:${due}`]: bad })).text).toContain(
				'Use no more than 40 characters of plain text.',
			);
		expect(await database.db.selectFrom('gradebook_column').selectAll().execute()).toEqual([]);

		expect((await save()).headers.location).toBe(`${root}/gradebook?done=saved`);
		const rows = await database.db.selectFrom('gradebook_column').selectAll().execute();
		expect(rows.find(({ assignment_id }) => assignment_id === due)).toEqual({
			assignment_id: due,
			category: 'Homework',
			weight: 2500,
			counts: null,
		});
		expect(rows.find(({ assignment_id }) => assignment_id === practice)?.counts).toBe(1);
		const page = wordsOf((await browser.get(`${root}/gradebook`)).text);
		expect(page).toContain('weight 2.5');
		expect(page).toMatch(/Homework average/);
		// What somebody else’s class was given is nobody’s business here.
		const other = await makeSchool(database, 'bilal', Date.now());
		await save({ [`weight:${other.assignment}`]: '7', [`category:${other.assignment}`]: 'x' });
		const all = await database.db.selectFrom('gradebook_column').select('assignment_id').execute();
		expect(all).toHaveLength(3);
		const { status } = await browser.post(`${root}/people/${other.students[0]?.id}?/excuse`, {
			assignment: due,
		});
		expect(status).toBe(404);
	});

	test('excuses on the student’s page, which says all that the student did, and undoes it', async () => {
		const { browser, root, due, school, database } = await opened();
		const [sana, tariq] = school.students;
		const page = `${root}/people/${tariq?.id}`;
		const before = wordsOf((await browser.get(page)).text);
		expect(before).toContain('Average: 0%');
		expect(before).toMatch(/0% 0 of \d+ points late/);
		expect(before).toContain('1 attempt');
		expect((await browser.post(`${page}?/excuse`, { assignment: due })).status).toBe(303);
		expect(wordsOf((await browser.get(page)).text)).toContain('excused');
		expect(wordsOf((await browser.get(`${root}/gradebook`)).text)).toContain('excused');
		expect((await browser.post(`${page}?/unexcuse`, { assignment: due })).status).toBe(303);
		expect(wordsOf((await browser.get(page)).text)).not.toContain('excused');
		for (const assignment of ['', 'nothing', '1e9'])
			expect((await browser.post(`${page}?/excuse`, { assignment })).status).toBe(404);
		await database.db
			.updateTable('student')
			.set({ removed_at: Date.now(), name_key: null })
			.where('id', '=', sana?.id ?? '')
			.execute();
		// Removed students are in no gradebook, but what they did can still be read.
		expect(wordsOf((await browser.get(`${root}/gradebook`)).text)).not.toContain('Sana');
		expect(wordsOf((await browser.get(`${root}/people/${sana?.id}`)).text)).toContain('Average: 100%');
	});

	test('leaves as four files', async () => {
		const { browser, root, school } = await opened();
		for (const file of ['gradebook', 'canvas', 'moodle', 'classroom']) {
			const { status, headers, text } = await browser.get(`${root}/gradebook/export/${file}.csv`);
			expect([file, status]).toEqual([file, 200]);
			expect(headers['content-type']).toBe('text/csv; charset=utf-8');
			expect(headers['content-disposition']).toBe(`attachment; filename="Class-of-amina-${file}.csv"`);
			expect(text).toContain(school.students[0]?.id);
			expect(text.startsWith('\uFEFF')).toBe(file !== 'canvas');
		}
		for (const file of ['gradebook.xlsx', 'constructor', '..%2Fcanvas.csv'])
			expect((await browser.get(`${root}/gradebook/export/${file}`)).status).toBe(404);
	});
});
