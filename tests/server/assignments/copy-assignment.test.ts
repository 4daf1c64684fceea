import { expect, test } from 'vitest';
import { typedRules } from '../../../src/lib/server/assignments/parse-assign-form.ts';
import { rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { copyClass } from '../../../src/lib/server/assignments/copy-assignment.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import { DAY, FIELDS } from '../classes/make-class.ts';
import { makeClass } from '../../../src/lib/server/classes/change-class.ts';

async function setUp(place: Place) {
	const database = await place.ready();
	const { db } = database;
	const now = Date.now();
	const written = { mode: 'graded', dueAt: now + 3 * DAY, timeZone: 'Asia/Karachi', attempts: 2 };
	const school = await makeSchool(database, 'amina', now, written);
	const stranger = await makeSchool(database, 'bilal', now);
	const fields = { ...FIELDS, endsAt: now + 90 * DAY };
	const tokyo = await makeClass(database, school.teacher.id, { ...fields, timeZone: 'Asia/Tokyo' }, now);
	const ended = await makeClass(database, school.teacher.id, { ...fields, endsAt: now - 1 }, now);
	const app = await place.serve();
	const browser = makeBrowser(app);
	await browser.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const assignment = await db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', school.assignment)
		.executeTakeFirstOrThrow();
	const typed = typedRules(rulesOf(assignment), { title: 'Homework', liveScores: false });
	const fieldsWith = (classes: readonly string[], instead: Readonly<Record<string, string>> = {}) => {
		const given = Object.entries({ ...typed, ...instead }).filter(([, value]) => value !== '');
		return new URLSearchParams([...given, ...classes.map((id) => ['class', id] as [string, string])]);
	};
	const assigned = (id: string) =>
		db.selectFrom('assignment').selectAll().where('class_id', '=', id).execute();
	const path = `/teach/assignments/${school.assignment}/copy`;
	return { database, now, school, stranger, tokyo, ended, browser, assignment, fieldsWith, assigned, path };
}

eachEngine('an assignment', (make) => {
	test('is copied to other classes: same quizzes and rules, dates by the clock of each', async () => {
		const { database, school, tokyo, browser, assignment, fieldsWith, assigned, path } = await setUp(
			await make(),
		);
		const both = fieldsWith([school.classId, tokyo.id], { dueAt: '2031-05-02T18:00' });
		const done = await browser.post(path, both);
		expect(done.status).toBe(303);
		const shown = await browser.get(done.headers.location ?? '');
		expect(shown.text).toContain('Class of amina');
		const [copy] = await assigned(tokyo.id);
		const own = await assigned(school.classId);
		expect(own).toHaveLength(2);
		if (!copy) throw new Error('no copy');
		expect(shown.text).toContain(copy.id);
		const { dueAt, timeZone, ...rules } = rulesOf(copy);
		const { dueAt: _, timeZone: __, ...before } = rulesOf(assignment);
		expect([rules, timeZone, dueAt]).toEqual([before, 'Asia/Tokyo', Date.UTC(2031, 4, 2, 9)]);
		expect(copy.join_code).not.toBe(assignment.join_code);
		const quizzes = await database.db
			.selectFrom('assignment_quiz')
			.selectAll()
			.where('assignment_id', '=', copy.id)
			.execute();
		expect(quizzes).toEqual([{ assignment_id: copy.id, place: 0, form: 0, version_hash: school.hash }]);
		expect((await browser.get(`/teach/classes/${tokyo.id}/changes`)).text).toContain(
			'amina assigned “Homework”',
		);
	});

	test('is copied to one class, and opens there', async () => {
		const { tokyo, browser, fieldsWith, assigned, path } = await setUp(await make());
		const done = await browser.post(path, fieldsWith([tokyo.id], { dueAt: '', latePolicy: '', keys: '' }));
		const [copy] = await assigned(tokyo.id);
		expect(done.headers.location).toBe(`/teach/assignments/${copy?.id}?done=assigned`);
		expect(copy && rulesOf(copy).dueAt).toBeNull();
	});

	test('is copied to no class of somebody else, none that is over, and not with dates that are', async () => {
		const { school, stranger, tokyo, ended, browser, fieldsWith, assigned, path } = await setUp(await make());
		for (const fields of [
			fieldsWith([]),
			fieldsWith([stranger.classId, ended.id, 'x', '']),
			fieldsWith([tokyo.id], { dueAt: '2020-01-01T10:00' }),
			fieldsWith([tokyo.id], { dueAt: 'soon' }),
			fieldsWith([tokyo.id], { closesAt: '2031-01-01T10:00', dueAt: '' }),
		]) {
			const refused = await browser.post(path, fields);
			expect(refused.status).toBe(400);
			expect(refused.text).toContain('Not copied.');
		}
		expect((await browser.get(`${path}?made=${stranger.assignment}.%00`)).text).not.toContain('bilal');
		for (const { id } of [tokyo, ended]) expect(await assigned(id)).toEqual([]);
		expect(await assigned(stranger.classId)).toHaveLength(1);
		expect(await assigned(school.classId)).toHaveLength(1);
	});
});

eachEngine('a class', (make) => {
	test('is copied without its students; with its assignments only where that is wanted, without dates', async () => {
		const { database, school, browser, assignment, assigned } = await setUp(await make());
		const { db } = database;
		const fields = { name: 'Next year', timeZone: 'Asia/Tokyo', lastDay: '2028-07-01', keptDays: '30' };
		const path = `/teach/classes/${school.classId}/copy`;
		const refused = await browser.post(path, { ...fields, name: ' ', assignments: 'on' });
		expect([refused.status, /name="assignments"[^>]*checked/.test(refused.text)]).toEqual([400, true]);
		for (const also of [{}, { assignments: 'on' }] as Record<string, string>[]) {
			const { headers } = await browser.post(path, { ...fields, joining: 'list', ...also });
			const id = /classes\/([^?]+)/.exec(headers.location ?? '')?.[1] ?? '';
			const own = await db.selectFrom('class').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
			expect(own).toMatchObject({ name: 'Next year', teacher_id: school.teacher.id, open_joining: 0 });
			expect(await db.selectFrom('student').select('id').where('class_id', '=', id).execute()).toEqual([]);
			const copies = await assigned(id);
			expect(copies.map(({ title }) => title)).toEqual('assignments' in also ? [assignment.title] : []);
			for (const copy of copies)
				expect(rulesOf(copy)).toEqual({ ...rulesOf(assignment), dueAt: null, timeZone: 'Asia/Tokyo' });
		}
	});

	test('gives what its copier may not see to nobody, and comes in the same order', async () => {
		const { database, now, school, assigned } = await setUp(await make());
		const own = await database.db
			.selectFrom('class')
			.selectAll()
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const none = await copyClass(database, own, school.teacher.id, FIELDS, () => false, now);
		expect([none.assignments, await assigned(none.id)]).toEqual([0, []]);
	});
});
