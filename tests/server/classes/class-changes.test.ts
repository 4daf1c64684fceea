import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { ACCESS } from '../../../src/lib/server/access/access.ts';
import { deleteTeacher } from '../../../src/lib/server/accounts/teachers.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { eraseStudent } from '../../../src/lib/server/classes/change-student.ts';
import { changedFields, eraseClass, makeClass } from '../../../src/lib/server/classes/change-class.ts';
import { CHANGES_A_PAGE, listChanges, noteChange } from '../../../src/lib/server/classes/class-changes.ts';
import { acceptInvitation, inviteTeacher } from '../../../src/lib/server/classes/class-invitations.ts';
import { listStudents } from '../../../src/lib/server/classes/list-students.ts';
import { changeWords } from '../../../src/lib/words/class-changes.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { actionsIn } from '../once/actions.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import { aClass, anAssignment, FIELDS, makeTeacher, NOW } from './make-class.ts';

/** These change nothing in a class: they look, make another, or end with everything that was noted. */
const NOT_NOTED = [
	'/teach/assignments/[assignment]/copy?/default',
	'/teach/assignments/[assignment]/preview?/leave',
	'/teach/assignments/[assignment]/preview?/start',
	'/teach/classes/[class]/copy?/default',
	'/teach/classes/[class]/people?/preview',
	'/teach/classes/[class]/settings?/erase',
];

test('whatever changes a class is carried out where it is noted', () => {
	const unnoted = actionsIn(resolve('src/routes')).filter((action) => {
		const [route = '', name = ''] = action.split('?/');
		if (!/^teacher-of/.test(ACCESS[route] ?? '')) return false;
		const source = readFileSync(`src/routes${route}/+page.server.ts`, 'utf8');
		const actions = source.slice(source.indexOf('export const actions'));
		const own = actions.slice(actions.indexOf(`\t${name}: async`));
		// What assigns notes it by itself.
		return !/\b(changing|assignOnce)\(/.test(own.slice(0, own.indexOf('\n\t},')));
	});
	expect(unnoted).toEqual(NOT_NOTED);
});

test('only fields that would be others are named', () => {
	const own = {
		name: FIELDS.name,
		time_zone: FIELDS.timeZone,
		ends_at: FIELDS.endsAt,
		kept_days: FIELDS.keptDays,
		open_joining: 1,
		list_names: FIELDS.listNames ? 1 : 0,
	} as Parameters<typeof changedFields>[0];
	expect(changedFields(own, FIELDS)).toEqual([]);
	expect(changedFields(own, { ...FIELDS, name: 'Civics', openJoining: false })).toEqual(['name', 'joining']);
});

eachEngine('changes in a class', (make) => {
	const textsOf = async (db: Parameters<typeof listChanges>[0], id: string, page = 1) =>
		(await listChanges(db, id, page)).changes.map(({ kind, teacher, about }) =>
			changeWords(kind, teacher, about),
		);

	test('are told with names as they are now, and say nothing of whom is gone', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const own = await aClass(database);
		await addStudents(database, own.id, ['Sana'], NOW);
		const [sana] = await listStudents(db, own.id);
		if (!sana) throw new Error('nobody');
		const assignment = await anAssignment(db && database, own.id, 'Actors');
		await noteChange(db, own.id, own.teacher_id, { kind: 'renamed', student: sana.id }, NOW + 1);
		const bilal = await makeTeacher(database, 'Bilal');
		await noteChange(db, own.id, bilal, { kind: 'rules', assignment, fields: ['dueAt', 'x'] }, NOW + 2);
		await noteChange(db, own.id, bilal, { kind: 'students-added', count: 2 }, NOW + 3);
		expect(await textsOf(db, own.id)).toEqual([
			'Bilal added 2 students',
			'Bilal changed “Actors”: Due',
			'Amina Yusuf renamed Sana',
			'Amina Yusuf created the class',
		]);
		await eraseStudent(database, sana);
		expect(await deleteTeacher(database, bilal, NOW)).toBe('deleted');
		expect((await textsOf(db, own.id)).slice(1, 3)).toEqual([
			'A former teacher changed “Actors”: Due',
			'Amina Yusuf renamed a deleted student',
		]);
		expect(JSON.stringify(await db.selectFrom('class_change').selectAll().execute())).not.toContain('Sana');
		// Of another class nothing is told, nor named.
		const other = await aClass(database);
		await noteChange(db, other.id, other.teacher_id, { kind: 'rules', assignment }, NOW + 1);
		expect((await textsOf(db, other.id))[0]).toBe('Amina Yusuf changed a deleted assignment');
		await eraseClass(database, own.id);
		expect(await textsOf(db, own.id)).toEqual([]);
	});

	test('come page by page, the newest first', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const own = await makeClass(database, await makeTeacher(database), FIELDS, NOW);
		for (let count = 1; count <= CHANGES_A_PAGE + 3; count += 1)
			await noteChange(db, own.id, own.teacher_id, { kind: 'students-added', count }, NOW + count);
		const first = await listChanges(db, own.id, 1);
		expect([first.changes.length, first.hasMore]).toEqual([CHANGES_A_PAGE, true]);
		expect(first.changes[0]?.about.count).toBe(CHANGES_A_PAGE + 3);
		const second = await listChanges(db, own.id, 2);
		expect([second.changes.map(({ about }) => about.count), second.hasMore]).toEqual([[3, 2, 1, 0], false]);
		expect((await listChanges(db, own.id, 3)).changes).toEqual([]);
	});

	test('say which teacher it was; what is refused, or sent again, is not among them', async () => {
		const place = await make();
		const database = await place.ready();
		const { db } = database;
		const now = Date.now();
		const school = await makeSchool(database, 'amina', now);
		const bilal = await makeSchool(database, 'bilal', now);
		const own = await db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const invited = await inviteTeacher(
			database,
			own,
			bilal.teacher.id,
			{ role: 'editor', until: null },
			now,
		);
		await acceptInvitation(database, 'id' in invited ? invited.id : '', bilal.teacher.id, now);
		const app = await place.serve();
		const signIn = async ({ teacher }: typeof school) => {
			const browser = makeBrowser(app);
			await browser.post('/teach/sign-in', { email: teacher.email, password: PASSWORD });
			return browser;
		};
		const [amina, other] = [await signIn(school), await signIn(bilal)];
		const root = `/teach/classes/${school.classId}`;
		const [sana, tariq] = school.students;
		const student = `${root}/people/${sana?.id}`;
		await amina.post(`${student}?/rename`, { name: 'Sanaa' });
		expect((await other.post(`${student}?/rename`, { name: tariq?.nickname ?? '' })).status).toBe(400);
		const once = 'x'.repeat(32);
		for (let press = 0; press < 2; press += 1)
			await other.post(`${student}?/time`, { percent: '25', minutes: '0', once });
		await other.post(`/teach/assignments/${school.assignment}/live?/scores`, { show: 'yes' });
		expect((await other.post(`${root}/settings?/delete`)).status).toBe(403);
		expect(await textsOf(db, school.classId)).toEqual([
			'bilal changed “Homework of amina”: Show scores in the live view',
			'bilal changed the extra time for Sanaa',
			'amina renamed Sanaa',
			'bilal joined the class as editor',
		]);
		const page = await amina.get(`${root}/changes`);
		expect(page.text).toContain('bilal changed the extra time for Sanaa');
		expect(page.text).toContain('(Karachi time)');
		for (const query of ['?page=0', '?page=-1', '?page=1e9', '?page=2', '?page=x'])
			expect((await amina.get(`${root}/changes${query}`)).status).toBe(200);
	});
});
