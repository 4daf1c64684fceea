import { describe, expect, onTestFinished, test, vi } from 'vitest';
import {
	changeClass,
	deleteClass,
	eraseClass,
	makeClass,
	renewJoinCode,
	setEnd,
	undeleteClass,
} from '../../../src/lib/server/classes/change-class.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { openCode } from '../../../src/lib/server/classes/sealed-code.ts';
import { deviceHash } from '../../../src/lib/server/access/authorize.ts';
import { parseClassFields } from '../../../src/lib/server/classes/class-fields.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { cleanUp, deleteExpired, keepClean } from '../../../src/lib/server/classes/delete-expired.ts';
import { classData, studentData } from '../../../src/lib/server/classes/export-data.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { listAssignments } from '../../../src/lib/server/classes/list-assignments.ts';
import { listClasses } from '../../../src/lib/server/classes/list-classes.ts';
import { eachEngine } from '../each-engine.ts';
import { aClass, anAssignment, anAttempt, countRows, DAY, FIELDS, makeTeacher, NOW } from './make-class.ts';

const TYPED = {
	name: 'History 9b',
	timeZone: 'Asia/Karachi',
	lastDay: '2027-06-30',
	keptDays: '365',
	joining: 'open',
};
function formOf(change: Partial<typeof TYPED> = {}) {
	const form = new FormData();
	for (const [name, value] of Object.entries({ ...TYPED, ...change })) form.set(name, value);
	return form;
}

describe('what a teacher types about a class', () => {
	test('is read, to the end of the last day in the class’s zone', () => {
		expect(parseClassFields(formOf({ name: '  History\u200b  9b ', joining: 'list' }), NOW)).toEqual({
			fields: {
				name: 'History 9b',
				timeZone: 'Asia/Karachi',
				endsAt: Date.UTC(2027, 5, 30, 18, 59),
				keptDays: 365,
				openJoining: false,
				listNames: false,
			},
		});
	});

	test('leaves the end alone when the last day is left alone, also when it is over', () => {
		const ended = { ends_at: Date.UTC(2026, 7, 20, 7, 30), time_zone: 'Asia/Karachi' };
		const parsed = parseClassFields(formOf({ lastDay: '2026-08-20', name: 'New name' }), NOW, ended);
		expect(parsed).toMatchObject({ fields: { name: 'New name', endsAt: ended.ends_at } });
		expect(parseClassFields(formOf({ lastDay: '2026-08-21' }), NOW, ended)).toEqual({
			problems: { lastDay: expect.stringMatching(/has passed/) as string },
		});
	});

	test.each([
		[{ name: ' \u200b' }, 'name', /^Enter a name/],
		[{ name: 'x'.repeat(81) }, 'name', /no more than 80/],
		[{ timeZone: 'Mars/Olympus' }, 'timeZone', /from the list/],
		[{ timeZone: '' }, 'timeZone', /from the list/],
		[{ lastDay: '' }, 'lastDay', /Choose the last day/],
		[{ lastDay: '2027-02-30' }, 'lastDay', /Choose the last day/],
		[{ lastDay: '2026-08-31' }, 'lastDay', /has passed/],
		[{ lastDay: '2099-01-01' }, 'lastDay', /10 years/],
		[{ keptDays: '' }, 'keptDays', /from 0 to 3650/],
		[{ keptDays: '-1' }, 'keptDays', /from 0 to 3650/],
		[{ keptDays: '3651' }, 'keptDays', /from 0 to 3650/],
	] as const)('%j is refused with what to do', (change, field, message) => {
		const parsed = parseClassFields(formOf(change), NOW);
		expect('problems' in parsed && parsed.problems).toEqual({
			[field]: expect.stringMatching(message) as string,
		});
	});
});

eachEngine('classes', (make) => {
	const ready = async () => (await make()).ready();

	test('are made, changed, ended and listed with how many are in them', async () => {
		const database = await ready();
		const teacher = await makeTeacher(database);
		await aClass(database);
		const first = await makeClass(database, teacher, FIELDS, NOW);
		const second = await makeClass(database, teacher, { ...FIELDS, name: 'Civics' }, NOW + 1);
		expect(first.join_code).toMatch(/^[2-9A-HJKMNP-Z]{8}$/);
		await addStudents(database, first.id, ['Amina', 'Bilal', 'Chen'], NOW);
		await joinClass(database, first.id, { name: 'Chen' }, undefined, NOW);
		await anAssignment(database, first.id);
		await changeClass(database, second.id, { ...FIELDS, name: 'Civics 10', openJoining: false });
		await setEnd(database, second.id, NOW + 5);
		expect(await listClasses(database.db, teacher, NOW)).toEqual([
			{
				row: { ...second, name: 'Civics 10', open_joining: 0, ends_at: NOW + 5 },
				role: 'owner',
				students: 0,
				joined: 0,
				assignments: 0,
			},
			{ row: first, role: 'owner', students: 3, joined: 1, assignments: 1 },
		]);
	});

	test('are thrown away and had back by their teacher alone', async () => {
		const database = await ready();
		const own = await aClass(database);
		await deleteClass(database, own.id, NOW);
		expect(await undeleteClass(database, await makeTeacher(database), own.id, NOW)).toBeNull();
		expect(await undeleteClass(database, own.teacher_id, own.id, NOW)).toEqual(own);
	});

	test('get a new code, and the old one leads nowhere', async () => {
		const database = await ready();
		const own = await aClass(database);
		const { code } = await renewJoinCode(database, own.id);
		expect(code).not.toBe(own.join_code);
		const { db } = database;
		expect(await db.selectFrom('class').select('join_code').execute()).toEqual([{ join_code: code }]);
	});

	test('show what was assigned to them, the newest first, but nothing thrown away', async () => {
		const database = await ready();
		const own = await aClass(database);
		const [first, second, third] = [
			await anAssignment(database, own.id, 'First'),
			await anAssignment(database, own.id, 'Second'),
			await anAssignment(database, own.id, 'Third'),
		];
		const set = (id: string, values: { created_at: number; rules?: string; deleted_at?: number }) =>
			database.db.updateTable('assignment').set(values).where('id', '=', id).execute();
		// As they are stored: parsed.
		const parsed = (written: object) => JSON.stringify(parseRules(written).rules);
		const rules = { timeZone: 'Asia/Karachi', dueAt: NOW + DAY, latePolicy: 'refuse' };
		await set(first, { created_at: NOW + 1, rules: parsed(rules) });
		await set(second, { created_at: NOW + 2, rules: parsed({ opensAt: NOW + DAY }) });
		await set(third, { created_at: NOW + 3, deleted_at: NOW });
		const due = 'Wednesday 2 September, 13:00 (Karachi time)';
		expect(await listAssignments(database.db, own.id, NOW)).toEqual([
			{
				id: second,
				title: 'Second',
				due: null,
				students: 0,
				done: 0,
				isPath: false,
				mode: 'practice',
				state: 'opens-later',
			},
			{
				id: first,
				title: 'First',
				due,
				students: 0,
				done: 0,
				isPath: false,
				mode: 'practice',
				state: 'open',
			},
		]);
		expect(await listAssignments(database.db, own.id, NOW + DAY)).toMatchObject([
			{ state: 'open' },
			{ state: 'over' },
		]);
	});

	async function fullClass(fields = {}) {
		const database = await ready();
		const own = await aClass(database, fields);
		const joined = await joinClass(database, own.id, { name: 'Amina <b>' }, undefined, NOW);
		if ('refused' in joined) throw new Error(joined.refused);
		const assignment = await anAssignment(database, own.id);
		const attempt = await anAttempt(database, {
			assignment,
			student: joined.student.id,
			number: 1,
			at: NOW,
		});
		const override = {
			id: 'o1',
			assignment_id: assignment,
			student_id: joined.student.id,
			place: 0,
			earned: 1_500,
			comment: 'Said it aloud',
			made_at: NOW,
		};
		await database.db.insertInto('override').values(override).execute();
		return { database, own, assignment, attempt, override, ...joined };
	}
	const nothing = {
		class: 0,
		student: 0,
		student_device: 0,
		assignment: 0,
		attempt: 0,
		attempt_event: 0,
		override: 0,
	};
	const everything = Object.fromEntries(Object.keys(nothing).map((table) => [table, 1]));

	test('are erased with everything in them, and others stay', async () => {
		const { database, own } = await fullClass();
		expect(await countRows(database)).toEqual(everything);
		const other = await aClass(database);
		await eraseClass(database, own.id);
		expect(await countRows(database)).toEqual({ ...nothing, class: 1 });
		expect(await database.db.selectFrom('class').select('id').execute()).toEqual([{ id: other.id }]);
	});

	test('are deleted when their days after the end are over, not a millisecond before', async () => {
		const { database, own } = await fullClass({ keptDays: 3_650 });
		const over = own.ends_at + 3_650 * DAY;
		expect(await deleteExpired(database, over - 1)).toBe(0);
		expect(await countRows(database)).toEqual(everything);
		expect(await deleteExpired(database, over)).toBe(1);
		expect(await countRows(database)).toEqual(nothing);
	});

	test('are deleted more than seven days after they were thrown away', async () => {
		const { database, own } = await fullClass();
		await deleteClass(database, own.id, NOW);
		await deleteClass(database, own.id, NOW + 3 * DAY);
		expect(await deleteExpired(database, NOW + 7 * DAY)).toBe(0);
		expect(await deleteExpired(database, NOW + 7 * DAY + 1)).toBe(1);
		expect(await countRows(database)).toEqual(nothing);
	});

	test('are cleaned up once an hour by one of several processes', async () => {
		const place = await make();
		const database = await place.ready();
		const other = place.open();
		await aClass(database, { endsAt: NOW - DAY, keptDays: 1 });
		expect(await cleanUp(database, NOW)).toBe(true);
		expect(await countRows(database)).toMatchObject({ class: 0 });
		expect(await cleanUp(other, NOW + 1)).toBe(false);
		expect(await cleanUp(database, NOW + 3_599_999)).toBe(false);
		expect(await cleanUp(other, NOW + 3_600_000)).toBe(true);
	});

	test('are cleaned up at the start and every hour after it, though nobody asks for a page', async () => {
		vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
		onTestFinished(() => void vi.useRealTimers());
		const database = await ready();
		const { db } = database;
		let now = NOW;
		const nextClass = () => aClass(database, { endsAt: now - DAY, keptDays: 1 });
		const untilGone = ({ id }: { id: string }) =>
			vi.waitFor(
				async () =>
					expect(await db.selectFrom('class').select('id').where('id', '=', id).execute()).toEqual([]),
				20_000,
			);
		const first = await nextClass();
		const end = keepClean(database, () => now);
		await untilGone(first);
		for (const hours of [1, 2]) {
			const next = await nextClass();
			now = NOW + hours * 3_600_000;
			vi.advanceTimersByTime(3_600_000);
			await untilGone(next);
		}
		await end();
	});

	test('give everything they hold as JSON, and nothing that opens a door', async () => {
		const { database, own, student, secret, attempt, override } = await fullClass();
		let text = '';
		for await (const piece of classData(database.db, own)) text += piece;
		expect(JSON.parse(text)).toMatchObject({
			class: { id: own.id, name: own.name, kept_days: 365 },
			assignments: [
				{ title: 'Who offered what', rules: { dueAt: null }, quizzes: [{ module: 'm', quiz: 'q' }] },
			],
			students: [
				{
					student: { id: student.id, nickname: 'Amina <b>', joined_at: NOW },
					devices: [{ created_at: NOW }],
					attempts: [{ id: attempt.id, seed: 's', events: [{ body: { type: 'submitted' }, arrival: 1 }] }],
					overrides: [override],
				},
			],
		});
		const own1 = JSON.stringify(await studentData(database.db, student));
		expect(text).toContain(own1);
		const { resume_code, resume_key } = student;
		for (const door of [
			secret,
			resume_code,
			resume_key,
			openCode(database.secret, student),
			deviceHash(secret),
		])
			expect(text).not.toContain(door ?? '');
		expect(text).not.toContain(own.join_code);
	});

	test('give JSON that can be read when they are empty, too', async () => {
		const database = await ready();
		const own = await aClass(database);
		let text = '';
		for await (const piece of classData(database.db, own)) text += piece;
		expect(JSON.parse(text)).toMatchObject({ class: { id: own.id }, assignments: [], students: [] });
	});
});
