import { expect, test } from 'vitest';
import { addMark, knownOf, marksAt, marksOf } from '../../../src/lib/server/marking/marks.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { setDecision } from '../../../src/lib/server/attempts/overrides.ts';
import { gradedVersion } from '../../../src/lib/server/attempts/graded-version.ts';
import { markingOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { pointedVersion } from '../../../src/lib/server/attempts/ruled-version.ts';
import { regrade } from '../../../src/lib/server/attempts/regrade.ts';
import { pointsOf, scores } from '../../../src/lib/server/attempts/scores.ts';
import { mergeStudents } from '../../../src/lib/server/classes/merge-students.ts';
import { studentData } from '../../../src/lib/server/classes/export-data.ts';
import { deleteTeacher } from '../../../src/lib/server/accounts/teachers.ts';
import { addTeacher } from '../add-teacher.ts';
import { rowsOf } from '../attempts/answer.ts';
import { eachEngine } from '../each-engine.ts';
import { handIn, makeWritten, SENTENCE, SOUND, type WrittenSchool } from './make-written.ts';
import type { Levels } from '../../../src/lib/quiz/kinds/open/item.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2027, 3, 1, 8);
const responseOf = (text: string, item: string) =>
	item === 'offer' ? [`text=${text} on offer`, SENTENCE] : [`text=${text} on limits`];

eachEngine('marks', (make) => {
	async function setUp(rules: object = {}) {
		const database = await (await make()).ready();
		const school = await makeWritten(database, 'amina', NOW, rules);
		return { database, school };
	}
	/** As the page of an answer does it, with what is there now. */
	async function mark(
		database: Database,
		school: WrittenSchool,
		attempt: string,
		item: string,
		levels: Levels,
		{ text = 'Words of Sana', teacher = school.teacher.id, isOwner = true, known = '', now = NOW } = {},
	) {
		const { db } = database;
		const { assignment } = await rowsOf(database, school);
		const options = markingOf(assignment);
		const response = responseOf(text, item);
		const who = { id: teacher, isOwner };
		const marks = marksAt((await marksOf(db, [attempt])).get(attempt) ?? [], item, response);
		return addMark(db, {
			attempt,
			item,
			response,
			teacher: who,
			options,
			known: known || knownOf(marks, options, who, response),
			levels,
			comment: 'Say where.',
			now,
		});
	}
	async function standing(database: Database, school: WrittenSchool, at = 0) {
		const { assignment } = await rowsOf(database, school, at);
		const all = await scores(database.db, assignment, NOW);
		const one = all.find(({ student }) => student.id === school.students[at]?.id);
		if (!one) throw new Error('nobody');
		return one;
	}
	const saidOf = (one: Awaited<ReturnType<typeof standing>>) => [
		Math.round((pointsOf(one) ?? NaN) * 1000) / 1000,
		one.possible,
		one.unmarked,
	];

	test('until they are marked, written answers earn nothing and the score says how many wait', async () => {
		const { database, school } = await setUp();
		const { attempt } = await handIn(database, school, 0, NOW);
		expect(saidOf(await standing(database, school))).toEqual([1, 3, 2]);
		// What is kept of the attempt says the same.
		expect(saidOf(await standing(database, school))).toEqual([1, 3, 2]);
		await mark(database, school, attempt.id, 'offer', SOUND);
		expect(saidOf(await standing(database, school))).toEqual([1.667, 3, 1]);
		await mark(database, school, attempt.id, 'limits', { claim: 1, evidence: 4 });
		expect(saidOf(await standing(database, school))).toEqual([2.167, 3, 0]);
	});

	test('nothing that was given is changed: the newest holds, and all of it stays', async () => {
		const { database, school } = await setUp();
		const { attempt } = await handIn(database, school, 0, NOW);
		for (const level of [4, 1, 2])
			await mark(database, school, attempt.id, 'offer', { claim: level, evidence: level });
		expect(saidOf(await standing(database, school))).toEqual([1.333, 3, 1]);
		const rows = await database.db.selectFrom('open_mark').selectAll().orderBy('made_at').execute();
		expect(rows.map(({ levels }) => (JSON.parse(levels) as Levels).claim)).toEqual([4, 1, 2]);
		expect(new Set(rows.map(({ made_at }) => made_at)).size).toBe(3);
	});

	test('an answer that was marked by somebody meanwhile is not marked again unseen', async () => {
		const { database, school } = await setUp();
		const { attempt } = await handIn(database, school, 0, NOW);
		const response = responseOf('Words of Sana', 'offer');
		const who = { id: school.teacher.id, isOwner: true };
		const none = { first: null, second: null, settled: null };
		const known = knownOf(none, { anonymous: false, second: false }, who, response);
		expect(await mark(database, school, attempt.id, 'offer', SOUND, { known })).toEqual({});
		expect(await mark(database, school, attempt.id, 'offer', { claim: 1, evidence: 1 }, { known })).toEqual({
			refused: 'meanwhile',
		});
		expect(saidOf(await standing(database, school))).toEqual([1.667, 3, 1]);
	});

	test('a mark is for the text that was there: another text waits again', async () => {
		const { database, school } = await setUp({ dueAt: NOW - 3_600_000, latePolicy: 'accept' });
		const own = await handIn(database, school, 0, NOW, { submits: false });
		await mark(database, school, own.attempt.id, 'offer', SOUND);
		expect((await standing(database, school)).unmarked).toBe(1);
		const again = own.device.respond('offer', 'text=Something better');
		await appendEvents(database, own.assignment, own.student, own.attempt.id, [again], NOW + 1);
		expect((await standing(database, school)).unmarked).toBe(2);
	});

	test('with two markers an answer counts once both agree, or once it is settled', async () => {
		const { database, school } = await setUp();
		const other = await addTeacher(
			database,
			{ name: 'Bela', email: 'b@school.example', role: 'teacher' },
			NOW,
		);
		await database.db
			.updateTable('assignment')
			.set({ marking: JSON.stringify({ anonymous: false, second: true }) })
			.execute();
		const { attempt } = await handIn(database, school, 0, NOW);
		const second = { teacher: other.id, isOwner: false };
		await mark(database, school, attempt.id, 'offer', SOUND);
		expect((await standing(database, school)).unmarked).toBe(2);
		await mark(database, school, attempt.id, 'offer', { claim: 4, evidence: 3 }, second);
		expect((await standing(database, school)).unmarked).toBe(2);
		expect(await mark(database, school, attempt.id, 'offer', SOUND, second)).toEqual({
			refused: 'meanwhile',
		});
		await mark(database, school, attempt.id, 'offer', { claim: 4, evidence: 4 });
		expect(saidOf(await standing(database, school))).toEqual([2, 3, 1]);
		await mark(database, school, attempt.id, 'limits', SOUND);
		await mark(database, school, attempt.id, 'limits', SOUND, second);
		expect((await standing(database, school)).unmarked).toBe(0);
		const rows = await database.db.selectFrom('open_mark').select('role').orderBy('id').execute();
		expect(rows.map(({ role }) => role).sort()).toEqual(['first', 'first', 'second', 'second', 'settled']);
	});

	test('points of a question, and a regrade, go by the marks', async () => {
		const { database, school } = await setUp();
		const { attempt, assignment } = await handIn(database, school, 0, NOW);
		await mark(database, school, attempt.id, 'offer', SOUND);
		const { version } = await gradedVersion(database.db, school.hash);
		const heavier = pointedVersion(version, new Map([['offer', 6]]));
		await regrade(
			database,
			assignment,
			school.hash,
			heavier,
			{ markings: {}, lower: true, points: true },
			NOW,
		);
		expect(saidOf(await standing(database, school))).toEqual([5, 8, 1]);
	});

	test('what a teacher decides about a score waits for no mark', async () => {
		const { database, school } = await setUp();
		const { assignment } = await handIn(database, school, 0, NOW);
		const student = school.students[0]?.id ?? '';
		await setDecision(database, {
			assignment,
			student,
			place: 0,
			earned: 2500,
			comment: 'On paper',
			now: NOW,
		});
		expect(saidOf(await standing(database, school))).toEqual([2.5, 3, 0]);
	});

	test('marks go with the student: merged, in the copy of the data, erased', async () => {
		const { database, school } = await setUp();
		const { db } = database;
		const { attempt } = await handIn(database, school, 0, NOW);
		await mark(database, school, attempt.id, 'offer', SOUND);
		const [gone, kept] = school.students.map(({ id }) => id);
		await mergeStudents(database, school.classId, { kept: kept ?? '', gone: gone ?? '' });
		expect(saidOf(await standing(database, school, 1))).toEqual([1.667, 3, 1]);
		const { student } = await rowsOf(database, school, 1);
		const data = await studentData(db, student);
		expect(data.attempts[0]?.marks).toMatchObject([{ item: 'offer', levels: SOUND, comment: 'Say where.' }]);
		expect(JSON.stringify(data)).not.toContain(school.teacher.id);
		await db.deleteFrom('student').where('id', '=', student.id).execute();
		expect(await db.selectFrom('open_mark').select('id').execute()).toEqual([]);
	});

	test('a mark outlives the account of whoever gave it, without their name', async () => {
		const { database, school } = await setUp();
		const { attempt } = await handIn(database, school, 0, NOW);
		const other = await addTeacher(
			database,
			{ name: 'Bela', email: 'b@school.example', role: 'teacher' },
			NOW,
		);
		await mark(database, school, attempt.id, 'offer', SOUND, { teacher: other.id, isOwner: false });
		expect(await deleteTeacher(database, other.id, NOW)).toBe('deleted');
		const rows = await database.db.selectFrom('open_mark').select('marker_id').execute();
		expect(rows).toEqual([{ marker_id: null }]);
		expect((await standing(database, school)).unmarked).toBe(1);
	});
});
