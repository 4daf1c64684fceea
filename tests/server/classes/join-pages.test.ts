import { expect, onTestFinished, test } from 'vitest';
import { listStudents } from '../../../src/lib/server/classes/list-students.ts';
import { startApp } from '../app.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine } from '../each-engine.ts';
import { aClass } from './make-class.ts';

const SECRET = 'a secret of more than thirty-two characters';

eachEngine('the join pages', (make) => {
	async function open(env: NodeJS.ProcessEnv = {}) {
		const place = await make();
		const database = await place.ready();
		const start = async () => {
			const app = await startApp({ DATABASE_URL: place.url, MANDATE_SECRET: SECRET, ...env });
			onTestFinished(async () => void (await app.kill()));
			return app;
		};
		const own = await aClass(database, { endsAt: Date.now() + 86_400_000 });
		return { database, own, start, app: await start() };
	}

	test('let forty students of one school in at once', async () => {
		const { database, own, app } = await open();
		const path = `/join/${own.join_code}`;
		const all = await Promise.all(
			Array.from({ length: 40 }, async (_, n) => {
				const browser = makeBrowser(app);
				const seen = await browser.get(path);
				const joined = await browser.post(`${path}?/join`, { name: `Student ${n}` });
				const after = await browser.get(path);
				return [seen.status, joined.status, after.text.includes(`Student ${n}</bdi>`)];
			}),
		);
		expect(new Set(all.map(String))).toEqual(new Set(['200,303,true']));
		expect(await listStudents(database.db, own.id)).toHaveLength(40);
	});

	test('slow guessing down, in another process, too; and say so', async () => {
		const { own, app, start } = await open();
		const browser = makeBrowser(app);
		const last = async () => (await browser.get('/join/ZZZZZZZZ')).headers.location ?? '';
		for (let n = 0; n < 100; n += 1) expect(await last()).toContain('problem=wrong');
		expect(await last()).toContain('problem=too-many');
		const other = makeBrowser(await start());
		const refused = await other.get(`/join/${own.join_code}`);
		expect(refused.headers.location).toContain('problem=too-many');
		expect((await other.get(refused.headers.location ?? '')).text).toContain('Wait ten minutes');
	});

	test('a secret that was on the device before is not the one after: nobody is waiting with it', async () => {
		const { database, own, app } = await open();
		const path = `/join/${own.join_code}`;
		const name = `mandate-student-${own.id}`;
		const browser = makeBrowser(app);
		browser.cookies.set(name, 'put there by somebody else');
		expect((await browser.post(`${path}?/join`, { name: 'Amina' })).status).toBe(303);
		const secret = browser.cookies.get(name) ?? '';
		expect(Buffer.from(secret, 'base64url')).toHaveLength(32);
		expect(
			JSON.stringify(await database.db.selectFrom('student_device').selectAll().execute()),
		).not.toContain(secret);
		await browser.post(`${path}?/leave`);
		expect(browser.cookies.has(name)).toBe(false);
		expect(await database.db.selectFrom('student_device').selectAll().execute()).toEqual([]);
	});

	test('who finds somebody else signed in signs the device out where the assignments are', async () => {
		const { database, own, app } = await open();
		const name = `mandate-student-${own.id}`;
		const browser = makeBrowser(app);
		await browser.post(`/join/${own.join_code}?/join`, { name: 'Amina' });
		expect((await browser.get('/assignments')).text).toContain('Amina');
		// Another class's id signs nobody out.
		await browser.post('/assignments?/leave', { class: 'another' });
		expect(browser.cookies.has(name)).toBe(true);
		const left = await browser.post('/assignments?/leave', { class: own.id });
		expect(left.headers.location).toBe('/assignments');
		expect(browser.cookies.has(name)).toBe(false);
		expect((await browser.get('/assignments')).text).not.toContain('Amina');
		expect(await database.db.selectFrom('student_device').selectAll().execute()).toEqual([]);
	});

	test('over https the secret never goes in the clear', async () => {
		const origin = 'https://quiz.example.org';
		const { own, app } = await open({ ORIGIN: origin });
		const answer = await makeBrowser(app, origin).post(`/join/${own.join_code}?/join`, { name: 'Amina' });
		const line = answer.headers['set-cookie']?.find((cookie) => cookie.startsWith('mandate-student-'));
		expect(line).toMatch(/; Path=\/; HttpOnly; Secure; SameSite=Lax$/i);
		expect(line).toMatch(/Max-Age=31536000/);
	});

	test('what no page sends is refused, and breaks nothing', async () => {
		const { own, app } = await open();
		const path = `/join/${own.join_code}`;
		const browser = makeBrowser(app);
		expect((await browser.post(`${path}?/join`, { student: 'nobody' })).status).toBe(400);
		expect((await browser.post(`${path}?/join`)).status).toBe(400);
		expect((await browser.post(`${path}?/resume`, { resume: 'x'.repeat(10_000) })).status).toBe(400);
		expect((await browser.post(`${path}?/join`, { name: 'Amina' }, {})).status).toBe(403);
		expect((await browser.post(`${path}?/join`, { name: 'a'.repeat(600_000) })).status).toBe(413);
		expect((await browser.get(`/join/${'x'.repeat(3_000)}`)).status).toBe(303);
		expect((await browser.get(`/join?problem=${'<script>'}&code=${'"><script>'}`)).text).not.toContain(
			'"><script>',
		);
	});
});
