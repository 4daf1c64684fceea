import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { disableTeacher, handOver, setVouched } from '../../../src/lib/server/accounts/teachers.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { makeSchool, PASSWORD } from '../school.ts';

async function setUp(place: Place) {
	const database = await place.ready();
	const now = Date.now();
	const amina = await makeSchool(database, 'amina', now);
	const bilal = await makeSchool(database, 'bilal', now);
	const app = await place.serve();
	const signIn = async (name: string) => {
		const browser = makeBrowser(app);
		const { status, text } = await browser.post('/teach/sign-in', {
			email: `${name}@school.example`,
			password: PASSWORD,
		});
		return { browser, status, text };
	};
	const ownerOf = async (classId: string) =>
		(await database.db.selectFrom('class').select('teacher_id').where('id', '=', classId).executeTakeFirst())
			?.teacher_id;
	return { database, amina, bilal, signIn, ownerOf, page: `/teach/teachers/${bilal.teacher.id}` };
}

eachEngine('an administrator', (make) => {
	test('disables an account: sessions end at once, none begins, and students go on; and enables it', async () => {
		const { database, signIn, page, bilal, ownerOf } = await setUp(await make());
		const { browser: amina } = await signIn('amina');
		const { browser: left } = await signIn('bilal');
		expect((await left.get('/teach/account')).status).toBe(200);
		expect((await amina.get(page)).text).toContain('Disable account');
		expect((await amina.post(`${page}?/disable`)).status).toBe(303);
		expect((await left.get('/teach/account')).status).toBe(303);
		expect((await left.post('/teach/account?/rename', { name: 'Still here' })).status).toBe(401);
		expect(
			await database.db
				.selectFrom('teacher_session')
				.select('id')
				.where('teacher_id', '=', bilal.teacher.id)
				.execute(),
		).toEqual([]);
		const again = await signIn('bilal');
		expect([again.status, again.text.includes('has been disabled')]).toEqual([403, true]);
		expect(await ownerOf(bilal.classId)).toBe(bilal.teacher.id);
		expect((await amina.post(`${page}?/enable`)).status).toBe(303);
		expect((await signIn('bilal')).status).toBe(303);
	}, 240_000);

	test('hands classes over, to somebody who may see what is in them; then deletes the account', async () => {
		const { database, signIn, page, amina: own, bilal, ownerOf } = await setUp(await make());
		const { browser } = await signIn('amina');
		const fields = { class: bilal.classId, to: own.teacher.id };
		await setVouched(database.db, own.teacher.id, null);
		expect((await browser.post(`${page}?/handOver`, fields)).status).toBe(400);
		await setVouched(database.db, own.teacher.id, Date.now());
		expect((await browser.post(`${page}?/handOver`, { ...fields, to: 'nobody' })).status).toBe(400);
		expect((await browser.get(`/teach/classes/${bilal.classId}`)).status).toBe(404);
		expect((await browser.post(`${page}?/handOver`, fields)).status).toBe(303);
		expect(await ownerOf(bilal.classId)).toBe(own.teacher.id);
		expect((await browser.get(`/teach/assignments/${bilal.assignment}/results`)).status).toBe(200);
		const email = { email: bilal.teacher.email };
		expect((await browser.post(`${page}?/delete`, email)).status).toBe(400);
		await browser.post(`${page}?/disable`);
		expect((await browser.post(`${page}?/delete`, { email: 'x' })).status).toBe(400);
		expect((await browser.post(`${page}?/delete`, email)).headers.location).toContain('done=deleted');
		expect((await browser.get(page)).status).toBe(404);
		expect(await ownerOf(bilal.classId)).toBe(own.teacher.id);
	}, 240_000);

	test('shuts out neither themselves nor the last who could let anybody in', async () => {
		const place = await make();
		const { database, signIn, amina: own, bilal } = await setUp(place);
		const { browser } = await signIn('amina');
		const mine = `/teach/teachers/${own.teacher.id}?/disable`;
		expect((await browser.post(mine)).text).toContain('can’t disable your own');
		expect(await disableTeacher(database, own.teacher.id, Date.now())).toBe(false);
		await database.db
			.updateTable('teacher')
			.set({ role: 'administrator' })
			.where('id', '=', bilal.teacher.id)
			.execute();
		// Two connections of one process cannot wait for each other in SQLite.
		const other = database.engine === 'postgres' ? place.open() : database;
		const done = await Promise.all([
			disableTeacher(database, own.teacher.id, 1),
			disableTeacher(other, bilal.teacher.id, 1),
		]);
		expect(done.filter(Boolean)).toHaveLength(1);
	}, 240_000);

	test('hands over no class of anybody else', async () => {
		const { database, amina, bilal, ownerOf } = await setUp(await make());
		expect(await handOver(database, bilal.teacher.id, amina.teacher.id, [amina.classId])).toBe(0);
		expect(await handOver(database, amina.teacher.id, bilal.teacher.id, [])).toBe(0);
		expect(await ownerOf(bilal.classId)).toBe(bilal.teacher.id);
	});
});

eachEngine('the command', (make) => {
	test('does the same, and says what it refuses', async () => {
		const place = await make();
		const { amina, bilal, signIn, ownerOf } = await setUp(place);
		const run = (...words: string[]) => {
			const { status, stdout, stderr } = spawnSync(
				process.execPath,
				[resolve('src/cli/teachers.ts'), ...words],
				{
					env: {
						...process.env,
						DATABASE_URL: place.url,
						MANDATE_SECRET: 'x'.repeat(32),
						HOST: '0.0.0.0',
						PORT: '8123',
					},
					encoding: 'utf8',
				},
			);
			return { status, said: stdout + stderr };
		};
		const { email } = bilal.teacher;
		expect(run('unconfirm', email).said).toContain('can no longer use the question bank');
		expect(run('hand-over', amina.teacher.email, email).said).toContain('not confirmed');
		expect(run('invite').said).toMatch(/^http:\/\/localhost:8123\/teach\/invitation\//m);
		expect(run('password', email).said).toMatch(/^http:\/\/localhost:8123\/teach\/password\//m);
		expect(run('list').said).toContain(`bilal <${email}>, teacher, not confirmed`);
		expect(run('confirm', email).status).toBe(0);
		expect(run('delete', email)).toMatchObject({
			status: 1,
			said: expect.stringContaining('Disable') as string,
		});
		expect(run('disable', email.toUpperCase()).status).toBe(0);
		expect((await signIn('bilal')).status).toBe(403);
		expect(run('hand-over', email, amina.teacher.email).said).toContain('1 class transferred from bilal');
		expect(await ownerOf(bilal.classId)).toBe(amina.teacher.id);
		expect(run('delete', email).status).toBe(0);
		expect(run('disable', amina.teacher.email).said).toContain('only administrator');
		for (const words of [
			['delete'],
			['hand-over', email],
			['confirm', 'nobody@school.example'],
			['toString'],
		])
			expect(run(...words).status).toBe(1);
	}, 240_000);
});
