import { expect, test } from 'vitest';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { progressOf } from '../../../src/lib/server/assignments/progress.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { listAssignments } from '../../../src/lib/server/classes/list-assignments.ts';
import { aClass, anAssignment, anAttempt, DAY, NOW } from '../classes/make-class.ts';
import { eachEngine } from '../each-engine.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const MINUTE = 60_000;

async function studentsOf({ db }: Database, classId: string): Promise<string[]> {
	const rows = await db
		.selectFrom('student')
		.select('id')
		.where('class_id', '=', classId)
		.orderBy('nickname')
		.execute();
	return rows.map(({ id }) => id);
}

async function classOf(database: Database, names: readonly string[]) {
	const own = await aClass(database);
	await addStudents(database, own.id, [...names], NOW);
	return { own, students: await studentsOf(database, own.id) };
}

async function setRules({ db }: Database, id: string, written: object) {
	const { rules } = parseRules(written);
	await db
		.updateTable('assignment')
		.set({ rules: JSON.stringify(rules) })
		.where('id', '=', id)
		.execute();
}

const rowsOf = ({ db }: Database) => db.selectFrom('assignment').selectAll().orderBy('title').execute();

eachEngine('how far a class is', (make) => {
	test('counts students who have submitted, not attempts, and no one who was removed', async () => {
		const database = await (await make()).ready();
		const { own, students } = await classOf(database, ['Amina', 'Bilal', 'Chen', 'Dara']);
		const [amina = '', bilal = '', , dara = ''] = students;
		const assignment = await anAssignment(database, own.id, 'First');
		await setRules(database, assignment, {});
		const taken = (student: string, number: number, over: boolean) =>
			anAttempt(database, { assignment, student, number, at: NOW, over });
		await taken(amina, 1, true);
		await taken(amina, 2, false);
		await taken(bilal, 1, false);
		await taken(dara, 1, true);
		await database.db.updateTable('student').set({ removed_at: NOW }).where('id', '=', dara).execute();
		const progress = await progressOf(database.db, own.id, await rowsOf(database), NOW);
		expect(progress.get(assignment)).toEqual({ students: 3, begun: 2, done: 1 });
	});

	test('waits for every quiz of an assignment, and counts what ran out of time', async () => {
		const database = await (await make()).ready();
		const { own, students } = await classOf(database, ['Amina', 'Bilal']);
		const [amina = '', bilal = ''] = students;
		const { db } = database;
		const two = await anAssignment(database, own.id, 'A with two quizzes');
		const timed = await anAssignment(database, own.id, 'B with a clock');
		await setRules(database, two, {});
		await setRules(database, timed, { timeLimit: 10 });
		await db
			.insertInto('assignment_quiz')
			.values({ assignment_id: two, place: 1, form: 0, version_hash: 'v1' })
			.execute();
		const attempt = await anAttempt(database, {
			assignment: two,
			student: amina,
			number: 1,
			at: NOW,
			over: true,
		});
		await anAttempt(database, { assignment: timed, student: bilal, number: 1, at: NOW });
		await anAttempt(database, { assignment: timed, student: amina, number: 1, at: NOW });
		await db.updateTable('student').set({ extra_minutes: 30 }).where('id', '=', amina).execute();
		const rows = await rowsOf(database);
		const after = NOW + 20 * MINUTE;
		const before = await progressOf(db, own.id, rows, after);
		expect(before.get(two)).toEqual({ students: 2, begun: 1, done: 0 });
		expect(before.get(timed)).toEqual({ students: 2, begun: 2, done: 1 });
		await db.updateTable('attempt').set({ place: 1, number: 2 }).where('id', '=', attempt.id).execute();
		await anAttempt(database, { assignment: two, student: amina, number: 1, at: NOW, over: true });
		expect((await progressOf(db, own.id, rows, after)).get(two)?.done).toBe(1);
	});

	test('takes as many queries for twenty assignments as for one, and says it in the list', async () => {
		const database = await (await make()).ready();
		const { own, students } = await classOf(
			database,
			Array.from({ length: 30 }, (_, n) => `Student ${n}`),
		);
		const ids: string[] = [];
		for (let n = 0; n < 20; n++) ids.push(await anAssignment(database, own.id, `Homework ${n}`));
		for (const id of ids) await setRules(database, id, { dueAt: NOW + DAY, timeZone: 'Asia/Karachi' });
		for (const [at, student] of students.entries())
			for (const assignment of ids.slice(0, at % 2 === 0 ? 20 : 3))
				await anAttempt(database, { assignment, student, number: 1, at: NOW, over: true });
		const rows = await rowsOf(database);
		const counted = async (some: typeof rows) => {
			let queries = 0;
			const counting = database.db.withPlugin({
				transformQuery: ({ node }) => ((queries += 1), node),
				transformResult: ({ result }) => Promise.resolve(result),
			});
			await progressOf(counting, own.id, some, NOW + MINUTE);
			return queries;
		};
		expect(await counted(rows)).toBe(await counted(rows.slice(0, 1)));
		const listed = await listAssignments(database.db, own.id, NOW + MINUTE);
		expect(new Set(listed.map(({ done }) => done))).toEqual(new Set([30, 15]));
		expect(new Set(listed.map(({ due }) => due))).toEqual(
			new Set(['Wednesday 2 September, 13:00 (Karachi time)']),
		);
	});
});
