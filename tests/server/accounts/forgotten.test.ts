import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { mailFrom } from '../../../src/lib/server/accounts/mail.ts';
import { addTeacher } from '../add-teacher.ts';
import { makeBrowser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { startMailServer } from './mail-server.ts';

const AMINA = { name: 'Amina Yusuf', email: 'amina@school.example', role: 'administrator' } as const;
const ORIGIN = 'https://quiz.example.org';

async function setUp(place: Place, more: NodeJS.ProcessEnv = {}) {
	const app = await place.serve(more);
	await addTeacher(place.open(), AMINA, Date.now());
	return app;
}
const mailing = (url: string) => ({ SMTP_URL: url, MAIL_FROM: 'mandate@school.example', ORIGIN });
const command = (place: Place, ...words: string[]) =>
	spawnSync(process.execPath, [resolve('src/cli/teachers.ts'), ...words], {
		env: {
			...process.env,
			DATABASE_URL: place.url,
			MANDATE_SECRET: 'x'.repeat(32),
			ORIGIN: 'https://quiz.example.org/',
		},
		encoding: 'utf8',
	});

eachEngine('a forgotten password', (make) => {
	test('is replaced by a link in a mail, where mail is set up', async () => {
		const { url, mails } = await startMailServer();
		const app = await setUp(await make(), mailing(url));
		const browser = makeBrowser(app, ORIGIN);
		expect((await browser.get('/teach/sign-in')).text).toContain('href="/teach/forgotten"');
		const known = await browser.post('/teach/forgotten', { email: ' Amina@School.example ' });
		const unknown = await browser.post('/teach/forgotten', { email: 'nobody@school.example' });
		expect([known.status, known.headers.location]).toEqual([unknown.status, unknown.headers.location]);
		await vi.waitFor(() => expect(mails).toHaveLength(1));
		expect(mails[0]?.to).toEqual([AMINA.email]);
		const path = /\/teach\/password\/[\w-]{43}/.exec(mails[0]?.text ?? '')?.[0] ?? '';
		expect((await browser.post(path, { password: 'a third horse battery' })).status).toBe(303);
		const signedIn = await browser.post('/teach/sign-in', { ...AMINA, password: 'a third horse battery' });
		expect(signedIn.status).toBe(303);
	});

	test('is never replaced by a link that leads elsewhere, whatever Host the mail was asked for under', async () => {
		const { url, mails } = await startMailServer();
		const app = await setUp(await make(), mailing(url));
		for (const origin of ['http://evil.example', 'https://evil.example', ORIGIN]) {
			const { host } = new URL(origin);
			await makeBrowser(app).post('/teach/forgotten', AMINA, { origin, host });
			await makeBrowser(app).post('/teach/forgotten', AMINA, { origin: ORIGIN, host: 'evil.example' });
		}
		await vi.waitFor(() => expect(mails.length).toBeGreaterThan(0));
		for (const { text } of mails) {
			expect(text).toMatch(/^https:\/\/quiz\.example\.org\/teach\/password\/[\w-]{43}$/m);
			expect(text).not.toContain('evil');
		}
	});

	test('fills nobody’s letter box', async () => {
		const { url, mails } = await startMailServer();
		const app = await setUp(await make(), mailing(url));
		for (let n = 0; n < 6; n += 1) await makeBrowser(app, ORIGIN).post('/teach/forgotten', AMINA);
		await vi.waitFor(() => expect(mails).toHaveLength(3));
		await new Promise((passed) => setTimeout(passed, 200));
		expect(mails).toHaveLength(3);
	});

	test('has no page where no mail is sent', async () => {
		const app = await setUp(await make());
		expect((await makeBrowser(app).get('/teach/forgotten')).status).toBe(404);
		expect((await makeBrowser(app).get('/teach/sign-in')).text).toContain('Ask an administrator for a link');
	});

	test('is replaced by a link from the command line', async () => {
		const place = await make();
		const app = await setUp(place);
		const { stdout } = command(place, 'password', 'AMINA@school.example');
		const path = /^https:\/\/quiz\.example\.org(\/teach\/password\/[\w-]{43})$/m.exec(stdout)?.[1] ?? '';
		expect((await makeBrowser(app).post(path, { password: 'a third horse battery' })).status).toBe(303);
		expect(command(place, 'list').stdout).toContain('Amina Yusuf <amina@school.example>, administrator');
		expect(command(place, 'password', 'nobody@school.example').stderr).toContain(
			'No account has the address',
		);
		expect(command(place, 'set-up').stderr).toContain('The first teacher already has an account');
		expect(command(place, 'frobnicate').stderr).toContain('npm run teachers -- list');
	});
});

describe('mail settings', () => {
	test.each([
		[{ SMTP_URL: 'smtp://mail.example' }, /both SMTP_URL and MAIL_FROM/],
		[{ MAIL_FROM: 'a@b.example' }, /both SMTP_URL and MAIL_FROM/],
		[{ SMTP_URL: 'mail.example', MAIL_FROM: 'a@b.example' }, /isn’t a valid address/],
		[{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example' }, /Set ORIGIN to the address/],
		[{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example', ORIGIN: 'quiz' }, /Set ORIGIN to the/],
	])('%o', (env, words) => {
		expect(() => mailFrom(env)).toThrow(words);
	});

	test('hold where links lead, without a slash too many', () => {
		const env = { SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example', ORIGIN: `${ORIGIN}/` };
		expect(mailFrom(env)).toEqual({ url: 'smtp://mail.example', from: 'a@b.example', origin: ORIGIN });
	});

	test('are none where nothing is said', () => {
		expect(mailFrom({})).toBeNull();
	});
});
