import { expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { drawnItemId } from '../../../src/lib/quiz/drawn-item-id.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { createAssignment } from '../../../src/lib/server/assignments/assignments.ts';
import { setOwnTerms } from '../../../src/lib/server/assignments/own-terms.ts';
import { parseGivenForm } from '../../../src/lib/server/assignments/parse-given-form.ts';
import { progressOf } from '../../../src/lib/server/assignments/progress.ts';
import { studentAssignments } from '../../../src/lib/server/assignments/student-assignments.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { deleteGroup, groupsOf, MOST_GROUPS, saveGroup } from '../../../src/lib/server/classes/groups.ts';
import { mergeStudents } from '../../../src/lib/server/classes/merge-students.ts';
import { modules } from '../../../src/lib/server/library.ts';
import {
	followedBy,
	followUp,
	givenTo,
	othersAbout,
	sameAgain,
} from '../../../src/lib/server/results/follow-up.ts';
import { loadResults } from '../../../src/lib/server/results/loaded-results.ts';
import { makeDevice } from '../attempts/answer.ts';
import { eachEngine } from '../each-engine.ts';
import { form } from '../form.ts';
import { makeSchool } from '../school.ts';
import type { AssignmentTable } from '../../../src/lib/server/database/tables/assignments.ts';
import type { StudentTable } from '../../../src/lib/server/database/tables/classes.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';

const NOW = Date.UTC(2026, 8, 1, 8);
const DAY = 86_400_000;
const NONE = { questions: [], objective: '', passage: '', students: [] };
const [first] = modules;
if (!first) throw new Error('The library is empty.');
const module = first;

eachEngine('work for some', (make) => {
	async function setUp(rules: object = {}) {
		const database = await (await make()).ready();
		const school = await makeSchool(database, 'Noor', NOW, rules);
		const { db } = database;
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const [sana, tariq] = await db
			.selectFrom('student')
			.selectAll()
			.where('class_id', '=', own.id)
			.orderBy('nickname')
			.execute();
		if (!sana || !tariq) throw new Error('There are no students.');
		const row = (id: string = school.assignment) =>
			db.selectFrom('assignment').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
		const results = async (assignment: AssignmentTable, now = NOW + DAY) =>
			loadResults(db, { class: own, assignment }, now);
		/** Takes a quiz: what is named is right, all else is left open. */
		const take = async (
			assignment: AssignmentTable,
			who: StudentTable,
			right: readonly string[],
			now = NOW,
		) => {
			const { attempt, refused } = await startAttempt(database, assignment, who, 0, `seed ${who.id}`, now);
			if (!attempt) return refused;
			const { papers } = await results(assignment);
			const items = papers[0]?.version.quiz.items ?? [];
			const device = makeDevice('tablet', now);
			const events = [
				...items
					.filter(({ id }) => right.includes(id))
					.map((item) => device.respond(item.id, ...correctResponse(gradingKey(item)))),
				device.submit(),
			];
			await appendEvents(database, assignment, who, attempt.id, events, now);
			return 'taken';
		};
		const give = async (items: readonly Item[], only: readonly string[], follows: string | null = null) => {
			const { rules: practice } = parseRules({ mode: 'practice' });
			if (!practice) throw new Error('These rules are sound.');
			const quiz = { id: 'follow-up', title: 'Again', summary: '', items };
			const version = { module: { id: module.id, title: module.title }, quiz, readings: module.readings };
			const settings = { title: '', rules: practice, liveScores: false, givenTo: { only, own: {} }, follows };
			return row(await createAssignment(database, own, [[version]], settings, NOW));
		};
		return { database, db, school, own, sana, tariq, row, results, take, give };
	}

	test('is seen by them alone, in their list and in the class’s results', async () => {
		const { db, school, own, sana, tariq, results, give } = await setUp();
		const assignment = await give(school.quiz.items, [sana.id]);
		const seenBy = async (at: number) => {
			const cookie = { name: studentCookie(own.id), value: school.students[at]?.secret ?? '' };
			const [found] = await studentAssignments(db, [cookie], NOW);
			return found?.assignments.map(({ id }) => id) ?? [];
		};
		expect(await seenBy(0)).toContain(assignment.id);
		expect(await seenBy(1)).not.toContain(assignment.id);
		expect((await results(assignment)).students.map(({ id }) => id)).toEqual([sana.id]);
		const progress = await progressOf(db, own.id, [assignment], NOW);
		expect(progress.get(assignment.id)).toMatchObject({ students: 1 });
		expect(tariq.id).not.toBe(sana.id);
	});

	test('follows what they misread: the same questions, or others that the class has not had', async () => {
		const { database, db, school, sana, tariq, row, results, take, give, own } = await setUp();
		const [other, second] = school.quiz.items;
		if (!other || !second) throw new Error('Too few items.');
		const all = school.quiz.items.map(({ id }) => id);
		const assignment = await row();
		expect(
			await take(
				assignment,
				sana,
				all.filter((id) => id !== second.id),
			),
		).toBe('taken');
		expect(await take(assignment, tariq, all)).toBe('taken');
		const found = followUp(await results(assignment), NONE);
		expect(found.ticked).toEqual({ questions: [`0-0/${second.id}`], students: [sana.id] });
		expect(
			followUp(await results(assignment), { ...NONE, questions: [`0-0/${other.id}`] }).ticked.questions,
		).toEqual([]);
		expect(
			followUp(await results(assignment), { ...NONE, objective: second.objective }).questions.map(
				({ item }) => item.objective,
			),
		).toEqual(expect.arrayContaining([second.objective]));
		expect(followUp(await results(assignment), { ...NONE, passage: 'article/nowhere' }).questions).toEqual(
			[],
		);

		const chosen = found.questions.filter(({ name }) => found.ticked.questions.includes(name));
		const same = sameAgain(chosen, 'The case');
		expect(same?.quiz.items.map(({ id }) => id)).toEqual([drawnItemId(school.quiz.id, second.id)]);
		const given = await givenTo(db, own.id);
		const others = othersAbout(module, chosen, given, 'The case');
		for (const { id, objective } of others?.quiz.items ?? []) {
			expect(objective).toBe(second.objective);
			expect(given.has(id)).toBe(false);
		}

		const again = await give(same?.quiz.items ?? [], [sana.id], assignment.id);
		const [before] = await followedBy(db, await results(assignment), NOW + DAY);
		expect(before?.rows).toEqual([{ id: sana.id, name: 'Sana', before: 0, after: null }]);
		await take(again, sana, [drawnItemId(school.quiz.id, second.id)]);
		const [after] = await followedBy(db, await results(assignment), NOW + DAY);
		expect(after?.rows).toEqual([{ id: sana.id, name: 'Sana', before: 0, after: 1 }]);
		expect(database.engine).toMatch(/./);
	});

	test('has another date and further attempts for one who was ill, and for nobody else', async () => {
		const due = NOW + DAY;
		const { database, school, sana, tariq, row, results, take } = await setUp({
			dueAt: due,
			latePolicy: 'refuse',
		});
		const late = due + DAY;
		await setOwnTerms(database, school.assignment, sana.id, { dueAt: due + 2 * DAY, attempts: 1 });
		const assignment = await row();
		expect(await take(assignment, tariq, [], late)).toBe('closed');
		expect(await take(assignment, sana, [], late)).toBe('taken');
		expect(await take(assignment, sana, [], late + 1)).toBe('taken');
		expect(await take(assignment, sana, [], late + 2)).toBe('no-attempts-left');
		const score = (await results(assignment, late + DAY)).scores.find(
			({ student }) => student.id === sana.id,
		);
		expect(score?.counted).toMatchObject({ late: false });
		await setOwnTerms(database, school.assignment, sana.id, { dueAt: null, attempts: 0 });
		expect(JSON.parse((await row()).given_to ?? '')).toEqual({ only: null, own: {} });
	});

	test('goes to a saved group, to those who are in it at that moment', async () => {
		const { database, db, own, sana, tariq } = await setUp();
		const group = { id: null, name: 'Reads slowly', members: [sana.id, 'nobody'] };
		expect(await saveGroup(database, own.id, group, NOW)).toBe(true);
		const [saved] = await groupsOf(db, own.id);
		expect(saved).toMatchObject({ name: 'Reads slowly', members: [sana.id] });
		const id = saved?.id ?? '';
		const parsed = await parseGivenForm(db, own.id, form([['who', `group/${id}`]]));
		expect(parsed).toMatchObject({ given: { only: [sana.id] }, problem: '' });
		await saveGroup(database, own.id, { id, name: 'Two', members: [sana.id, tariq.id] }, NOW);
		expect((await groupsOf(db, own.id))[0]?.members).toHaveLength(2);
		expect(
			await saveGroup(database, own.id, { id: 'of another class', name: 'x', members: [sana.id] }, NOW),
		).toBe(false);
		await deleteGroup(db, own.id, id);
		expect((await parseGivenForm(db, own.id, form([['who', `group/${id}`]]))).problem).toMatch(/./);
		for (let count = 0; count < MOST_GROUPS; count += 1)
			await saveGroup(database, own.id, { id: null, name: `G${count}`, members: [sana.id] }, NOW);
		expect(await saveGroup(database, own.id, { id: null, name: 'one more', members: [sana.id] }, NOW)).toBe(
			false,
		);
	});

	test.each([
		['nobody ticked', [['who', 'some']]],
		[
			'a stranger',
			[
				['who', 'some'],
				['student', 'a stranger'],
			],
		],
		['a group that is none', [['who', 'group/none']]],
		['what is no choice', [['who', 'x'.repeat(10_000)]]],
	] as [string, [string, string][]][])('to %s is refused', async (_, fields) => {
		const { db, own } = await setUp();
		expect((await parseGivenForm(db, own.id, form(fields))).problem).toMatch(/./);
	});

	test('is the kept entry’s where two entries of one person become one', async () => {
		const { database, db, school, own, sana, tariq, row, give } = await setUp();
		const assignment = await give(school.quiz.items, [tariq.id]);
		await setOwnTerms(database, school.assignment, tariq.id, { dueAt: NOW + DAY, attempts: 0 });
		await saveGroup(database, own.id, { id: null, name: 'Both', members: [sana.id, tariq.id] }, NOW);
		await mergeStudents(database, own.id, { kept: sana.id, gone: tariq.id });
		expect(JSON.parse((await row(assignment.id)).given_to ?? '')).toMatchObject({ only: [sana.id] });
		expect(JSON.parse((await row()).given_to ?? '')).toMatchObject({
			own: { [sana.id]: { dueAt: NOW + DAY } },
		});
		expect((await groupsOf(db, own.id))[0]?.members).toEqual([sana.id]);
	});
});
