import { expect, test } from 'vitest';
import { endPreview, isOpenAt, makePreview } from '../../../src/lib/server/assignments/preview.ts';
import { studentAssignments } from '../../../src/lib/server/assignments/student-assignments.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { rulesOf } from '../../../src/lib/server/attempts/rules-of.ts';
import { acceptInvitation, inviteTeacher } from '../../../src/lib/server/classes/class-invitations.ts';
import { removeClassTeacher } from '../../../src/lib/server/classes/class-teachers.ts';
import { deleteExpired } from '../../../src/lib/server/classes/delete-expired.ts';
import { findPlace } from '../../../src/lib/server/classes/find-place.ts';
import { listClasses } from '../../../src/lib/server/classes/list-classes.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { DAY } from '../classes/make-class.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { addAttempt, makeSchool, PASSWORD } from '../school.ts';

async function setUp(place: Place, written: object = {}) {
	const database = await place.ready();
	const { db } = database;
	const now = Date.now();
	const school = await makeSchool(database, 'amina', now, written);
	await addAttempt(database, school, school.students[0]?.id ?? '', now);
	const own = await db
		.selectFrom('class')
		.selectAll()
		.where('id', '=', school.classId)
		.executeTakeFirstOrThrow();
	const assignment = await db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', school.assignment)
		.executeTakeFirstOrThrow();
	const make = (isOpened = false) => makePreview(database, own, assignment, school.teacher.id, isOpened, now);
	const hidden = () => db.selectFrom('class').select('id').where('preview_of', 'is not', null).execute();
	return { database, now, school, own, assignment, make, hidden };
}

const START = /action="\?\/start"/;
/** What a page says, without what is new each time it is made. */
const stable = ({ text }: { readonly text: string }) =>
	text
		.replace(/name="once" value="[^"]*"/g, '')
		.replace(/nonce[-=]"?[\w+/=-]+/g, '')
		// Moments, counted back from now.
		.replace(/value="\d{13}"/g, '');

eachEngine('a preview', (make) => {
	test('is taken like a student’s, and nothing of it is in the class', async () => {
		const place = await make();
		const { database, school } = await setUp(place);
		const app = await place.serve();
		const teacher = makeBrowser(app);
		await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		const root = `/teach/assignments/${school.assignment}`;
		const seen = async (browser: Browser) => {
			const all: string[] = [];
			for (const path of [
				'/teach',
				`/teach/classes/${school.classId}`,
				`/teach/classes/${school.classId}/people`,
				`/teach/classes/${school.classId}/changes`,
				`/teach/classes/${school.classId}/data.json`,
				root,
				`${root}/results`,
				`${root}/results/items`,
				`${root}/results/certainty`,
				`${root}/results/export/scores.csv`,
				`/teach/teachers/${school.teacher.id}`,
			])
				all.push(stable(await browser.get(path)));
			return all;
		};
		const before = await seen(teacher);
		const begun = await teacher.post(`${root}/preview?/start`);
		const home = begun.headers.location ?? '';
		expect(home).toMatch(/^\/assignments\/(?!teach)/);
		expect((await teacher.get(home)).text).toContain('Preview: nothing here counts.');
		const attempt = await teacher.post(`${home}?/start`, { place: '0' });
		expect(attempt.headers.location).toBe(`${home}/0`);
		const quiz = await teacher.get(`${home}/0`);
		expect([quiz.status, quiz.text.includes('Preview: nothing here counts.')]).toEqual([200, true]);
		const handedIn = await teacher.post(`${home}/0?/handIn`, { sure: '1' });
		expect(handedIn.headers.location).toContain('done=handed-in');
		expect((await teacher.get(`${home}/0/results`)).text).toContain('Preview: nothing here counts.');
		expect(await seen(teacher)).toEqual(before);

		// Its copy is nothing that a teacher’s page shows, and nobody’s who is not signed in as that teacher.
		const copy = home.replace('/assignments/', '');
		expect((await teacher.get(`/teach/assignments/${copy}/results`)).status).toBe(404);
		const stranger = makeBrowser(app);
		for (const [name, value] of teacher.cookies)
			if (name.startsWith(studentCookie(''))) stranger.cookies.set(name, value);
		expect(stranger.cookies.size).toBe(1);
		expect((await stranger.get(home)).status).toBe(404);
		expect((await stranger.post(`${home}?/start`, { place: '0' })).status).toBe(404);
		expect((await teacher.get('/assignments')).text).not.toContain('Class of amina');

		// Started over it is another, with nothing in it; left, there is none.
		const again = await teacher.post(`${root}/preview?/start`);
		expect((await teacher.get(home)).status).toBe(404);
		expect((await teacher.get(again.headers.location ?? '')).text).toMatch(START);
		expect((await teacher.post(`${root}/preview?/leave`)).headers.location).toBe(root);
		expect([...teacher.cookies.keys()].filter((name) => name.startsWith(studentCookie('')))).toEqual([]);
		expect(await database.db.selectFrom('class').select('id').execute()).toEqual([{ id: school.classId }]);
		expect(await seen(teacher)).toEqual(before);
	});

	test('of a class shared with a teacher ends with that', async () => {
		const place = await make();
		const { database, now, school, own } = await setUp(place);
		const bilal = await makeSchool(database, 'bilal', now);
		const share = { role: 'viewer', until: null } as const;
		const invited = await inviteTeacher(database, own, bilal.teacher.id, share, now);
		const id = 'id' in invited ? invited.id : '';
		await acceptInvitation(database, id, bilal.teacher.id, now);
		const browser = makeBrowser(await place.serve());
		await browser.post('/teach/sign-in', { email: bilal.teacher.email, password: PASSWORD });
		const begun = await browser.post(`/teach/assignments/${school.assignment}/preview?/start`);
		const home = begun.headers.location ?? '';
		expect((await browser.get(home)).status).toBe(200);
		await removeClassTeacher(database, own.id, id);
		expect((await browser.get(home)).status).toBe(404);
		expect((await browser.post(`${home}?/start`, { place: '0' })).status).toBe(404);
	});

	test('students get no word of one on their pages', async () => {
		const place = await make();
		const { school } = await setUp(place);
		const pupil = makeBrowser(await place.serve());
		pupil.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
		const { status, text } = await pupil.get(`/assignments/${school.assignment}`);
		expect([status, text.includes('Preview')]).toEqual([200, false]);
	});

	test('is on no list, has no code that leads to it, and is gone after a day', async () => {
		const { database, now, school, make: preview, hidden } = await setUp(await make());
		const { db } = database;
		const { classId, secret } = await preview();
		expect((await listClasses(db, school.teacher.id, now)).map(({ row }) => row.id)).toEqual([
			school.classId,
		]);
		const codes = [
			...(await db.selectFrom('class').select('join_code').where('id', '=', classId).execute()),
			...(await db.selectFrom('assignment').select('join_code').where('class_id', '=', classId).execute()),
		];
		expect(codes).toHaveLength(2);
		for (const { join_code } of codes) expect(await findPlace(db, join_code)).toBeNull();
		const cookies = [{ name: studentCookie(classId), value: secret }];
		expect(await studentAssignments(db, cookies, now)).toEqual([]);
		expect(await deleteExpired(database, now + DAY - 1)).toBe(0);
		expect(await deleteExpired(database, now + DAY)).toBe(1);
		expect(await hidden()).toEqual([]);
	});

	test('there is one at a time, of each teacher and assignment', async () => {
		const { database, now, own, assignment, school, make: preview, hidden } = await setUp(await make());
		const other = await makeSchool(database, 'bilal', now);
		await preview();
		const { classId } = await preview();
		expect(await hidden()).toEqual([{ id: classId }]);
		await makePreview(database, own, assignment, other.teacher.id, false, now);
		expect(await hidden()).toHaveLength(2);
		expect(await endPreview(database, assignment.id, school.teacher.id)).toEqual([classId]);
		expect(await hidden()).toHaveLength(1);
	});

	test.each([
		['opens later', { opensAt: 2, dueAt: 9 }],
		['is over', { opensAt: -9, dueAt: -3, closesAt: -1 }],
	])('keeps the dates of one that %s, unless it is opened for the teacher', async (_, days) => {
		const now = Date.now();
		const dates = Object.fromEntries(Object.entries(days).map(([name, day]) => [name, now + day * DAY]));
		const { database, assignment, make: preview } = await setUp(await make(), dates);
		const rulesIn = async ({ assignment: id }: { readonly assignment: string }) =>
			rulesOf(
				await database.db
					.selectFrom('assignment')
					.select('rules')
					.where('id', '=', id)
					.executeTakeFirstOrThrow(),
			);
		const same = await rulesIn(await preview());
		expect([same, isOpenAt(same, now)]).toEqual([rulesOf(assignment), false]);
		expect(isOpenAt(await rulesIn(await preview(true)), now)).toBe(true);
	});
});
