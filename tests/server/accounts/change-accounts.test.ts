import { expect, test, vi } from 'vitest';
import { makeLink } from '../../../src/lib/server/accounts/links.ts';
import { unmakeAdministrator } from '../../../src/lib/server/accounts/change-role.ts';
import { addTeacher, PASSWORD } from '../add-teacher.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { startMailServer } from './mail-server.ts';

async function setUp(place: Place, env: NodeJS.ProcessEnv = {}, origin?: string) {
	const app = await place.serve(env);
	const database = place.open();
	const now = Date.now();
	const amina = await addTeacher(
		database,
		{ name: 'Amina', email: 'amina@school.example', role: 'administrator' },
		now,
	);
	const bilal = await addTeacher(database, { name: 'Bilal', email: 'bilal@school.example' }, now);
	const signIn = async (email: string) => {
		const browser = makeBrowser(app, origin);
		return { browser, ...(await browser.post('/teach/sign-in', { email, password: PASSWORD })) };
	};
	const rowOf = (id: string) =>
		database.db.selectFrom('teacher').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
	return { app, database, amina, bilal, signIn, rowOf, page: `/teach/teachers/${bilal.id}`, now };
}

eachEngine('an administrator', (make) => {
	test('makes another one and takes it back, also from themselves, but never from the last', async () => {
		const { database, amina, bilal, signIn, rowOf, page } = await setUp(await make());
		const { browser } = await signIn(amina.email);
		const own = `/teach/teachers/${amina.id}`;
		const { browser: other } = await signIn(bilal.email);
		expect((await browser.post(`${own}?/demote`)).text).toContain('only administrator');
		expect((await other.post(`${page}?/promote`)).status).toBe(404);
		expect((await browser.post(`${page}?/promote`)).headers.location).toContain('done=promoted');
		expect((await other.get('/teach/teachers')).status).toBe(200);
		expect((await browser.post(`${page}?/demote`)).headers.location).toContain('done=demoted');
		expect((await other.get('/teach/teachers')).status).toBe(404);

		await browser.post(`${page}?/promote`);
		expect((await browser.post(`${own}?/demote`)).headers.location).toBe('/teach');
		expect((await browser.get('/teach/teachers')).status).toBe(404);
		expect((await rowOf(amina.id)).role).toBe('teacher');
		expect(await unmakeAdministrator(database, bilal.id)).toBe(false);
	}, 240_000);

	test('one who is disabled is none who could do anything', async () => {
		const { database, amina, bilal, signIn, page, rowOf } = await setUp(await make());
		const { browser } = await signIn(amina.email);
		await browser.post(`${page}?/disable`);
		expect((await browser.post(`${page}?/promote`)).text).toContain('Enable the account first');
		await database.db
			.updateTable('teacher')
			.set({ role: 'administrator' })
			.where('id', '=', bilal.id)
			.execute();
		expect((await browser.post(`/teach/teachers/${amina.id}?/demote`)).status).toBe(400);
		expect((await rowOf(amina.id)).role).toBe('administrator');
	}, 240_000);

	test('sees the invitations there are, and revokes one', async () => {
		const { app, database, amina, signIn, now } = await setUp(await make());
		const { browser } = await signIn(amina.email);
		await database.db.deleteFrom('link').execute();
		const secret = await makeLink(database.db, 'invitation', amina.id, now);
		const taken = await makeLink(database.db, 'invitation', null, now - 1000);
		await makeLink(database.db, 'invitation', null, now - 8 * 86_400_000);
		await makeLink(database.db, 'password', amina.id, now);
		const invited = { name: 'Chen', email: 'chen@school.example', password: 'a third horse battery' };
		expect((await makeBrowser(app).post(`/teach/invitation/${taken}`, invited)).status).toBe(303);
		const { text } = await browser.get('/teach/teachers');
		expect(text.match(/Not used yet|Used<|Expired</g)).toEqual(['Not used yet', 'Used<', 'Expired<']);
		expect(text).toMatch(/by Amina/);
		expect(text).not.toContain(secret);
		const [, invitation = ''] = /name="invitation" value="([^"]+)"/.exec(text) ?? [];
		const revoke = () => browser.post('/teach/teachers?/revoke', { invitation });
		expect((await revoke()).headers.location).toContain('done=revoked');
		expect((await revoke()).headers.location).toContain('done=not-revoked');
		const late = await makeBrowser(app).post(`/teach/invitation/${secret}`, {
			...invited,
			email: 'd@x.example',
		});
		expect([late.status, late.text.includes('has been used or has expired')]).toEqual([404, true]);
	}, 240_000);

	test('gives another teacher a new address; links to the old letter box lead nowhere', async () => {
		const { app, database, amina, bilal, signIn, page, rowOf, now } = await setUp(await make());
		const { browser } = await signIn(amina.email);
		const { browser: other } = await signIn(bilal.email);
		const link = await makeLink(database.db, 'password', bilal.id, now);
		const change = (newEmail: string) => browser.post(`${page}?/email`, { newEmail });
		expect((await change('nothing')).text).toContain('Enter a full email address');
		expect((await change(amina.email)).text).toContain('already an account');
		expect((await change(' New@School.example ')).headers.location).toContain('done=email');
		expect((await rowOf(bilal.id)).email).toBe('new@school.example');
		expect((await other.get('/teach/account')).status).toBe(303);
		expect((await makeBrowser(app).get(`/teach/password/${link}`)).status).toBe(404);
		expect((await signIn(bilal.email)).status).toBe(400);
		expect((await signIn('NEW@school.example')).status).toBe(303);
	}, 240_000);
});

eachEngine('a teacher', (make) => {
	test('changes the own address with the password; everybody is signed out, and both letter boxes hear of it', async () => {
		const { url, mails } = await startMailServer();
		const origin = 'https://quiz.example.org';
		const mail = { SMTP_URL: url, MAIL_FROM: 'mandate@school.example', ORIGIN: origin };
		const { amina, bilal, signIn, rowOf } = await setUp(await make(), mail, origin);
		const { browser } = await signIn(bilal.email);
		const { browser: laptop } = await signIn(bilal.email);
		const change = (newEmail: string, emailPassword = PASSWORD) =>
			browser.post('/teach/account?/email', { newEmail, emailPassword });
		const wrong = await change('new@school.example', 'something else');
		expect([wrong.status, wrong.text.includes('Your current password is wrong')]).toEqual([400, true]);
		expect(wrong.text).toContain('value="new@school.example"');
		expect((await change('new@')).text).toContain('Enter a full email address');
		expect((await change(`  ${amina.email.toUpperCase()}`)).text).toContain('already an account');
		expect((await rowOf(bilal.id)).email).toBe(bilal.email);

		expect((await change('New@School.example')).headers.location).toBe('/teach/sign-in');
		expect((await browser.get('/teach/account')).status).toBe(303);
		expect((await laptop.get('/teach/account')).status).toBe(303);
		expect((await signIn(bilal.email)).status).toBe(400);
		expect((await signIn('new@school.example')).status).toBe(303);
		await vi.waitFor(() => expect(mails).toHaveLength(2));
		expect(mails.flatMap(({ to }) => to).sort()).toEqual([bilal.email, 'new@school.example']);
		for (const { text } of mails) expect(text).toContain('is now new@school.example');
	}, 240_000);

	test('does not find out who else has an account', async () => {
		const { amina, bilal, signIn } = await setUp(await make());
		const { browser } = await signIn(bilal.email);
		const fields = { newEmail: amina.email, emailPassword: PASSWORD };
		for (let n = 0; n < 10; n += 1)
			expect((await browser.post('/teach/account?/email', fields)).status).toBe(400);
		const refused = await browser.post('/teach/account?/email', {
			...fields,
			newEmail: 'free@school.example',
		});
		expect([refused.status, refused.text.includes('Too many attempts')]).toEqual([429, true]);
	}, 240_000);
});
