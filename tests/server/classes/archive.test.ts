import { expect, test } from 'vitest';
import { ACCESS, isForArchived } from '../../../src/lib/server/access/access.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { appendEvents } from '../../../src/lib/server/attempts/append-events.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import { studentAssignments } from '../../../src/lib/server/assignments/student-assignments.ts';
import { setArchived } from '../../../src/lib/server/classes/change-class.ts';
import { deleteExpired } from '../../../src/lib/server/classes/delete-expired.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { refusedWords } from '../../../src/lib/words/saved-words.ts';
import { begin, makeDevice, rowsOf } from '../attempts/answer.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import { DAY } from './make-class.ts';

test('of an archived class everything is read but the forms that would change it', () => {
	const closed = Object.keys(ACCESS).filter((route) => !isForArchived(route, 'GET', 'default'));
	expect(closed.sort()).toEqual([
		'/teach/assignments/[assignment]/edit',
		'/teach/assignments/[assignment]/points',
		'/teach/assignments/[assignment]/results/again',
		'/teach/classes/[class]/assign',
		'/teach/classes/[class]/assign/[module]',
		'/teach/classes/[class]/groups',
	]);
	for (const route of Object.keys(ACCESS)) expect(isForArchived(route, 'POST', '__proto__')).toBe(false);
});

eachEngine('an archived class', (make) => {
	test('lets nobody begin, answer or join; what was done stays, and goes on once it is restored', async () => {
		const database = await (await make()).ready();
		const now = Date.now();
		const school = await makeSchool(database, 'amina', now, { attempts: 2 });
		const { assignment, student, attempt } = await begin(database, school, now);
		const other = await rowsOf(database, school, 1);
		const device = makeDevice('one', now);
		const [first, second, end] = [
			device.respond(school.quiz.items[0]?.id ?? '', 'x'),
			device.respond(school.quiz.items[1]?.id ?? '', 'x'),
			device.submit(),
		];
		const send = (event: typeof end) => appendEvents(database, assignment, student, attempt.id, [event], now);
		const refusedFor = async (event: typeof end) => (await send(event)).refused.map(({ because }) => because);
		const taken = await refusedFor(first);
		await setArchived(database, school.classId, now);
		expect(await refusedFor(second)).toEqual(['archived']);
		expect(await refusedFor(end)).toEqual(['archived']);
		// What is stored is acknowledged whenever it comes again.
		expect(await refusedFor(first)).toEqual(taken);
		expect(refusedWords([{ because: 'archived' }])).toContain('archived this class');
		const start = () => startAttempt(database, assignment, other.student, 0, 'seed', now);
		expect(await start()).toEqual({ refused: 'archived' });
		expect(await joinClass(database, school.classId, { name: 'Dora' }, undefined, now)).toEqual({
			refused: 'archived',
		});
		const cookies = [{ name: studentCookie(school.classId), value: school.students[0]?.secret ?? '' }];
		const standings = async () =>
			(await studentAssignments(database.db, cookies, now)).flatMap(({ assignments }) =>
				assignments.map(({ standing }) => standing),
			);
		expect(await standings()).toEqual(['over']);
		await setArchived(database, school.classId, null);
		expect(await standings()).toEqual(['under-way']);
		expect(await refusedFor(end)).toEqual([]);
		expect((await start()).attempt).toBeDefined();
	});

	test('is deleted when it would have been anyway', async () => {
		const database = await (await make()).ready();
		const now = Date.now();
		const school = await makeSchool(database, 'amina', now);
		await setArchived(database, school.classId, now);
		expect(await deleteExpired(database, now + (200 + 365) * DAY - 1)).toBe(0);
		expect(await deleteExpired(database, now + (200 + 365) * DAY)).toBe(1);
	});

	test('is read by its teachers, changed by nobody, and says so; students are told', async () => {
		const place = await make();
		const database = await place.ready();
		const now = Date.now();
		const school = await makeSchool(database, 'amina', now, { attempts: 2 });
		await begin(database, school, now);
		const app = await place.serve();
		const teacher = makeBrowser(app);
		await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		const root = `/teach/classes/${school.classId}`;
		expect((await teacher.post(`${root}/settings?/archive`)).status).toBe(303);
		const list = (await teacher.get('/teach')).text;
		expect(list).toContain('Archived (1)');
		for (const path of [root, `${root}/people`, `${root}/settings`, `${root}/copy`])
			expect((await teacher.get(path)).status).toBe(200);
		expect((await teacher.get(`/teach/assignments/${school.assignment}/results`)).status).toBe(200);
		expect((await teacher.get(`${root}/assign`)).text).toContain('is archived');
		const student = `${root}/people/${school.students[0]?.id}`;
		const refused = await teacher.post(`${student}?/rename`, { name: 'Sanaa' });
		expect([refused.status, refused.text.includes('Restore it on its Settings page')]).toEqual([403, true]);
		expect((await teacher.get(student)).text).not.toContain('Rename');

		const pupil = makeBrowser(app);
		pupil.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
		const home = `/assignments/${school.assignment}`;
		expect((await pupil.get(home)).text).toContain('Your teacher has archived this class');
		expect((await pupil.get(`${home}/0`)).headers.location).toBe(home);
		expect((await pupil.post(`${home}/0?/save`, {})).headers.location).toBe(home);

		expect((await teacher.post(`${root}/settings?/unarchive`)).status).toBe(303);
		expect((await teacher.post(`${student}?/rename`, { name: 'Sanaa' })).status).toBe(303);
		expect((await pupil.get(`${home}/0`)).status).toBe(200);
	});
});
