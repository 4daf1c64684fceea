import { expect, test } from 'vitest';
import { DRAWN_QUIZ } from '../../../src/lib/quiz/drawn-item-id.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { setVouched } from '../../../src/lib/server/accounts/teachers.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';

eachEngine('a page that is refused', (make) => {
	async function open() {
		const place = await make();
		const database = await place.ready();
		const app = await place.serve();
		const amina = await makeSchool(database, 'amina', Date.now());
		const bilal = await makeSchool(database, 'bilal', Date.now());
		const teacher = makeBrowser(app);
		await teacher.post('/teach/sign-in', { email: amina.teacher.email, password: PASSWORD });
		const student = makeBrowser(app);
		student.cookies.set(studentCookie(amina.classId), amina.students[0]?.secret ?? '');
		return { database, app, amina, bilal, teacher, student };
	}
	const shownOf = ({ text }: { readonly text: string }) => ({
		heading: /<h1[^>]*>([^<]*)/.exec(text)?.[1],
		inLayout: text.includes('aria-label="Main"'),
		links: [...text.matchAll(/<a class="btn[^"]*" href="([^"]*)"/g)].map(([, href]) => href),
	});
	const NOT_FOUND = { heading: 'Page not found', inLayout: true };

	test('tells a teacher where to go on, alike for what is another’s and what never was, and does nothing', async () => {
		const { amina, bilal, teacher, database } = await open();
		const nowhere = '00000000-0000-7000-8000-000000000000';
		for (const id of [bilal.classId, nowhere]) {
			const seen = await teacher.get(`/teach/classes/${id}/settings`);
			expect([seen.status, shownOf(seen)]).toEqual([404, { ...NOT_FOUND, links: ['/teach'] }]);
			expect(seen.text).toContain('aria-label="Teaching"');
			expect(seen.headers['cache-control']).toBe('no-store');
			const sent = await teacher.post(`/teach/classes/${id}/settings?/delete`);
			expect([sent.status, shownOf(sent)]).toEqual([404, shownOf(seen)]);
		}
		const [theirs, none] = await Promise.all(
			[bilal.assignment, nowhere].map(async (id) => (await teacher.get(`/teach/assignments/${id}`)).text),
		);
		expect(theirs).toBe(none);
		expect(
			await database.db.selectFrom('class').select('id').where('deleted_at', 'is not', null).execute(),
		).toEqual([]);
		expect((await teacher.get(`/teach/classes/${amina.classId}`)).status).toBe(200);
	});

	test('tells a student the same, whatever was sent', async () => {
		const { bilal, student } = await open();
		const path = `/assignments/${bilal.assignment}`;
		const links = ['/assignments', '/join'];
		for (const answer of [
			await student.get(path),
			await student.get(`${path}/0/results`),
			await student.post(`${path}?/start`, { place: '0' }),
		])
			expect([answer.status, shownOf(answer)]).toEqual([404, { ...NOT_FOUND, links }]);
		const json = await student.json(
			`${path}/0/events`,
			{},
			{ origin: 'http://x', accept: 'application/json' },
		);
		expect(json.text).not.toContain('<html');
	});

	test('says why an assignment with kept questions is closed, and who has to sign in again', async () => {
		const { database, app, amina, teacher } = await open();
		await setVouched(database.db, amina.teacher.id, null);
		await database.db.updateTable('quiz_version').set({ quiz: DRAWN_QUIZ }).execute();
		const closed = await teacher.get(`/teach/assignments/${amina.assignment}`);
		expect([closed.status, shownOf(closed)]).toEqual([
			403,
			{ heading: 'You can’t open this page', inLayout: true, links: ['/teach'] },
		]);
		expect(closed.text).toContain('once an administrator has confirmed your account');
		const sent = await makeBrowser(app).post(`/teach/classes/${amina.classId}/settings?/end`);
		expect([sent.status, shownOf(sent)]).toEqual([
			401,
			{ heading: 'You’re signed out', inLayout: true, links: ['/teach/sign-in'] },
		]);
		expect((await teacher.get('/teach')).status).toBe(200);
	});

	test('is no page of its own, and a script is told in JSON', async () => {
		const { app, bilal, teacher } = await open();
		for (const path of ['/teach/refused/not-vouched', '/assignments/refused/sign-in'])
			expect((await makeBrowser(app).get(path)).status).toBe(404);
		const { status, headers } = await app.ask({
			path: `/teach/classes/${bilal.classId}/data.json`,
			headers: {
				accept: 'application/json',
				cookie: [...teacher.cookies].map((pair) => pair.join('=')).join('; '),
			},
		});
		expect([status, headers['content-type']]).toEqual([404, 'application/json']);
	});
});
