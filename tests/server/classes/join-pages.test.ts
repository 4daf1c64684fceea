import { expect, onTestFinished, test } from 'vitest';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { LIMITS } from '../../../src/lib/server/classes/guesses.ts';
import { JOIN_LIMITS } from '../../../src/lib/server/classes/join-limits.ts';
import { listStudents } from '../../../src/lib/server/classes/list-students.ts';
import { openCode } from '../../../src/lib/server/classes/sealed-code.ts';
import { startApp } from '../app.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, SECRET } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import { aClass } from './make-class.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

/** As others would, who guess. */
const useUp = ({ db }: Database, name: string, most: number, count = most) =>
	db.updateTable('throttle').set({ count, since: Date.now() }).where('key', 'like', `${name} %`).execute();

eachEngine('the join pages', (make) => {
	async function open(env: NodeJS.ProcessEnv = {}) {
		const place = await make();
		const database = await place.ready();
		/** Another process on the same database. */
		const start = async () => {
			const app = await startApp({ DATABASE_URL: place.url, MANDATE_SECRET: SECRET, ...env });
			onTestFinished(async () => void (await app.kill()));
			return app;
		};
		const own = await aClass(database, { endsAt: Date.now() + 86_400_000 });
		return { database, own, start, app: await place.serve(env) };
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

	test('slow guessing down, in another process, too; and say how long it takes', async () => {
		const { own, app, start } = await open();
		const browser = makeBrowser(app);
		const last = async () => (await browser.get('/join/ZZZZZZZZ')).headers.location ?? '';
		for (let n = 0; n < 70; n += 1) expect(await last()).toContain('problem=wrong');
		expect(await last()).toContain('problem=too-many');
		const other = makeBrowser(await start());
		const refused = await other.get(`/join/${own.join_code}`);
		expect(refused.headers.location).toContain('problem=too-many');
		const said = await other.get(refused.headers.location ?? '');
		expect(said.text).toMatch(/Try again in (10|9) minutes/);
		expect(Number(said.headers['retry-after'])).toBeGreaterThan(500);
	});

	test('let in who has the right code, after a hundred wrong ones from the school, once the teacher is there', async () => {
		const { database, own, app } = await open();
		const school = await makeSchool(database, 'bilal', Date.now());
		const { join_code } = await database.db
			.selectFrom('class')
			.select('join_code')
			.where('id', '=', school.classId)
			.executeTakeFirstOrThrow();
		const bilal = makeBrowser(app);
		await bilal.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
		expect((await bilal.get(`/teach/classes/${school.classId}/code`)).status).toBe(200);
		const guessing = makeBrowser(app);
		for (let n = 0; n < 100; n += 1) await guessing.get('/join/ZZZZZZZZ');
		const student = makeBrowser(app);
		expect((await student.get(`/join/${join_code}`)).status).toBe(200);
		expect((await student.post(`/join/${join_code}?/join`, { name: 'Sara' })).status).toBe(303);
		// Nobody shows the other code around here.
		expect((await student.get(`/join/${own.join_code}`)).status).toBe(303);
	});

	test('let whoever is in go on, and resume on the device, whatever others have used up', async () => {
		const { database, own, app } = await open();
		const path = `/join/${own.join_code}`;
		const amina = makeBrowser(app);
		await amina.post(`${path}?/join`, { name: 'Amina' });
		const [student] = await listStudents(database.db, own.id);
		// Known devices have counts of their own.
		await database.db.deleteFrom('known_network').execute();
		for (const { name, most } of [LIMITS.code, LIMITS.codeKnown]) await useUp(database, name, most);
		const usedUp = [LIMITS.resume, LIMITS.resumeKnown].map(({ name, most }) => ({
			key: `${name} ${own.id}`,
			count: most,
			since: Date.now(),
		}));
		await database.db.insertInto('throttle').values(usedUp).execute();
		expect((await amina.get(path)).status).toBe(200);
		const code = { resume: (student && openCode(SECRET, student)) ?? '' };
		const stranger = makeBrowser(app);
		expect((await stranger.post(`${path}?/resume`, code)).headers.location).toContain('problem=too-many');
		for (const { name, most } of [LIMITS.code, LIMITS.codeKnown]) await useUp(database, name, most, 0);
		const refused = await stranger.post(`${path}?/resume`, code);
		expect([refused.status, refused.headers['retry-after']]).toEqual([429, expect.any(String)]);
		expect(refused.text).toMatch(/Try again in 24 hours/);
		await amina.post(`${path}?/leave`);
		expect((await amina.post(`${path}?/resume`, code)).status).toBe(303);
	});

	test('a flood does not fill a class, from one address; names on a roster are no exception', async () => {
		const { database, own, app } = await open();
		const path = `/join/${own.join_code}`;
		await addStudents(database, own.id, ['Chen', 'Dina'], Date.now());
		const roster = (await listStudents(database.db, own.id)).map(({ id }) => id);
		const statuses = [];
		for (let n = 0; n < 120; n += 1)
			statuses.push((await makeBrowser(app).post(`${path}?/join`, { name: `Nobody ${n}` })).status);
		expect(new Set(statuses)).toEqual(new Set([303]));
		const refused = await makeBrowser(app).post(`${path}?/join`, { name: 'One more' });
		expect([refused.status, refused.text.includes('value="One more"')]).toEqual([429, true]);
		expect(Number(refused.headers['retry-after'])).toBeGreaterThan(0);
		expect(refused.text).toMatch(/Try again in \d+ (minutes|seconds)/);
		const claimed = await makeBrowser(app).post(`${path}?/join`, { student: roster[0] ?? '' });
		expect(claimed.status).toBe(429);
		expect(await listStudents(database.db, own.id)).toHaveLength(122);
	}, 60_000);

	test('no name on a roster is told, but where the teacher says so', async () => {
		const { database, app } = await open();
		const ends = { endsAt: Date.now() + 86_400_000 };
		for (const openJoining of [true, false]) {
			const hidden = await aClass(database, { ...ends, openJoining });
			const shown = await aClass(database, { ...ends, openJoining, listNames: true });
			for (const { id } of [hidden, shown]) await addStudents(database, id, ['Chen Wei', 'Dina'], Date.now());
			const page = await makeBrowser(app).get(`/join/${shown.join_code}`);
			expect(page.text).toContain('Chen Wei');
			const path = `/join/${hidden.join_code}`;
			const browser = makeBrowser(app);
			const [student] = await listStudents(database.db, hidden.id);
			expect((await browser.get(path)).text).not.toMatch(new RegExp(`Chen Wei|Dina|${student?.id}`));
			expect((await browser.post(`${path}?/join`, { name: '' })).text).not.toMatch(/Chen Wei|Dina/);
			expect((await browser.post(`${path}?/join`, { name: 'WEI, Chén' })).status).toBe(303);
			expect((await browser.get(path)).text).toContain('Chen Wei');
			if (openJoining) continue;
			const wrong = await makeBrowser(app).post(`${path}?/join`, { name: 'Chen' });
			expect([wrong.status, wrong.text.includes('doesn’t match a name')]).toEqual([400, true]);
			expect(wrong.text).not.toMatch(/Chen Wei|Dina/);
			const taken = await makeBrowser(app).post(`${path}?/join`, { name: 'Wei Chen' });
			expect([taken.status, taken.text.includes('has already been used')]).toEqual([400, true]);
		}
	});

	test('names on a roster are not found by trying; from elsewhere the class still joins', async () => {
		const { database, app } = await open();
		const own = await aClass(database, { endsAt: Date.now() + 86_400_000, openJoining: false });
		await addStudents(database, own.id, ['Chen', 'Dina'], Date.now());
		const path = `/join/${own.join_code}?/join`;
		const browser = makeBrowser(app);
		// A name that is right uses nothing up.
		expect((await browser.post(path, { name: 'Chen' })).status).toBe(303);
		const { most } = JOIN_LIMITS.wrongFrom;
		for (let n = 0; n < most; n += 1)
			expect((await makeBrowser(app).post(path, { name: `Name ${n}` })).status).toBe(400);
		const refused = await makeBrowser(app).post(path, { name: 'Dina' });
		expect([refused.status, refused.text.includes('value="Dina"')]).toEqual([429, true]);
		expect(refused.text).toMatch(/Too many wrong names.*Try again in \d+ (minutes|seconds)/s);
		await useUp(database, JOIN_LIMITS.wrongFrom.name, most, 0);
		expect((await makeBrowser(app).post(path, { name: 'Dina' })).status).toBe(303);
	}, 60_000);

	test('one device takes ten names in an hour; a name that is refused is not counted', async () => {
		const { own, app } = await open();
		const path = `/join/${own.join_code}`;
		const browser = makeBrowser(app);
		for (let n = 0; n < 11; n += 1) {
			// The first makes the device known.
			expect((await browser.post(`${path}?/join`, { name: `Student ${n}` })).status).toBe(303);
			// The last turn is taken by then.
			const again = await browser.post(`${path}?/join`, { name: `Student ${n}` });
			expect(again.status).toBe(n < 10 ? 400 : 429);
			await browser.post(`${path}?/leave`);
		}
		expect((await browser.post(`${path}?/join`, { name: 'One more' })).status).toBe(429);
		expect((await makeBrowser(app).post(`${path}?/join`, { name: 'Another' })).status).toBe(303);
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
