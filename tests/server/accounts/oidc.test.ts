import { afterAll, expect, test } from 'vitest';
import { type App } from '../app.ts';
import { addTeacher } from '../add-teacher.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { CLIENT, startProvider } from './provider.ts';

const AMINA = { name: 'Amina Yusuf', email: 'amina@school.example', role: 'administrator' } as const;
const AT_SCHOOL = { sub: 'person-7', name: 'A. Yusuf', email: AMINA.email, email_verified: true };
const STRANGER = { sub: 'person-8', name: 'Chen', email: 'chen@school.example', email_verified: true };

const { provider, stop } = await startProvider();
afterAll(stop);

async function setUp(place: Place, more: NodeJS.ProcessEnv = {}) {
	Object.assign(provider, { person: null, forges: false });
	const app = await place.serve({
		OIDC_ISSUER: provider.issuer,
		OIDC_CLIENT_ID: CLIENT.id,
		OIDC_CLIENT_SECRET: CLIENT.secret,
		OIDC_NAME: 'Hill School',
		...more,
	});
	const database = place.open();
	await addTeacher(database, AMINA, Date.now());
	return { app, db: database.db };
}

const PROXIED = { ADDRESS_HEADER: 'x-client' };
/** The app as it is seen from an address, behind a proxy that says so. */
const from = (app: App, address: string): App => ({
	...app,
	ask: (asked) => app.ask({ ...asked, headers: { ...asked?.headers, 'x-client': address } }),
});

/** Through the provider and back, as a browser goes. */
async function throughSchool(browser: Browser, then = '/teach/account') {
	const begun = await browser.get(`/teach/sign-in/school?then=${encodeURIComponent(then)}`);
	const away = begun.headers.location ?? '';
	expect(away).toContain('/authorize?');
	const back = new URL((await fetch(away, { redirect: 'manual' })).headers.get('location') ?? '');
	return { back, answer: await browser.get(back.pathname + back.search) };
}

eachEngine('a school’s own sign-in', (make) => {
	test('lets a teacher in who was invited under that address, and keeps none of the tokens', async () => {
		const { app, db } = await setUp(await make());
		provider.person = AT_SCHOOL;
		const browser = makeBrowser(app);
		expect((await browser.get('/teach/sign-in')).text).toContain('Sign in with Hill School');
		const { answer } = await throughSchool(browser);
		expect(answer.headers.location).toMatch(/\/teach\/account$/);
		expect((await browser.get('/teach/account')).text).toContain(AMINA.email);
		const accounts = await db
			.selectFrom('teacher_account')
			.selectAll()
			.where('provider_id', '=', 'school')
			.execute();
		expect(accounts).toMatchObject([
			{ account_id: 'person-7', access_token: null, refresh_token: null, id_token: null },
		]);
		// And again, under another address: the person is known by the provider's name for them.
		provider.person = { ...AT_SCHOOL, email: 'married@school.example' };
		const again = makeBrowser(app);
		await throughSchool(again);
		expect((await again.get('/teach/account')).text).toContain(AMINA.email);
	});

	test('lets nobody in who has no account, unless accounts are made', async () => {
		const place = await make();
		const { app, db } = await setUp(place);
		provider.person = STRANGER;
		const { answer } = await throughSchool(makeBrowser(app));
		expect(answer.headers.location).toContain('/teach/sign-in?error=signup_disabled');
		expect(await db.selectFrom('teacher').select('email').execute()).toEqual([{ email: AMINA.email }]);
	});

	test('makes accounts where that is switched on, of teachers and no more', async () => {
		const { app, db } = await setUp(await make(), { OIDC_SIGN_UP: '1' });
		provider.person = STRANGER;
		const browser = makeBrowser(app);
		await throughSchool(browser);
		expect((await browser.get('/teach/account')).text).toContain(STRANGER.email);
		expect((await browser.get('/teach/teachers')).status).toBe(404);
		const made = await db.selectFrom('teacher').selectAll().where('email', '=', STRANGER.email).execute();
		expect(made).toMatchObject([{ name: 'Chen', role: 'teacher' }]);
	});

	test.each([
		['an address the provider does not vouch for', { ...AT_SCHOOL, email_verified: false }, false],
		['a forged token', AT_SCHOOL, true],
	])('%s gets nobody in', async (_, person, forges) => {
		const { app } = await setUp(await make());
		Object.assign(provider, { person, forges });
		const browser = makeBrowser(app);
		const { answer } = await throughSchool(browser);
		expect(answer.headers.location).toContain('error=');
		expect((await browser.get('/teach/account')).status).toBe(303);
	});

	test('what comes back counts once, and only in the browser that asked', async () => {
		const { app } = await setUp(await make());
		provider.person = AT_SCHOOL;
		const first = makeBrowser(app);
		const { back } = await throughSchool(first);
		const other = makeBrowser(app);
		await other.get(back.pathname + back.search);
		expect((await other.get('/teach/account')).status).toBe(303);
		expect((await makeBrowser(app).get('/teach/auth/callback/other?code=1&state=2')).status).toBe(404);
	});

	test('is shut for whoever knocks again and again, under whatever name, and for nobody else', async () => {
		const { app, db } = await setUp(await make(), PROXIED);
		provider.person = AT_SCHOOL;
		const knock = (n: number) =>
			from(app, '192.0.2.7').ask({
				path: '/teach/auth/callback/school?code=1&state=2',
				headers: { 'x-mandate-address': `198.51.100.${n}` },
			});
		const statuses = (await Promise.all(Array.from({ length: 130 }, (_, n) => knock(n)))).map(
			({ status }) => status,
		);
		expect(statuses).toContain(429);
		const amina = makeBrowser(from(app, '192.0.2.8'));
		const { answer } = await throughSchool(amina);
		expect(answer.headers.location).toMatch(/\/teach\/account$/);
		// Nor is it written down where anybody came from.
		const counted = await db.selectFrom('rate_limit').select('key').execute();
		const sessions = await db.selectFrom('teacher_session').select('ip_address').execute();
		expect(counted.length).toBeGreaterThanOrEqual(2);
		expect(sessions.length).toBeGreaterThan(0);
		expect(JSON.stringify([counted, sessions])).not.toMatch(/192\.0\.2|198\.51\.100/);
	});

	test('leads nowhere else', async () => {
		const { app } = await setUp(await make());
		provider.person = AT_SCHOOL;
		const { answer } = await throughSchool(makeBrowser(app), 'https://evil.example/teach');
		expect(new URL(answer.headers.location ?? '', app.origin).href).toBe(`${app.origin}/teach`);
	});
});

eachEngine('where a school has no sign-in', (make) => {
	test('there is nothing at its addresses', async () => {
		const place = await make();
		const app = await place.serve();
		expect((await makeBrowser(app).get('/teach/sign-in/school')).status).toBe(404);
		expect((await makeBrowser(app).get('/teach/auth/callback/school?code=1')).status).toBe(404);
		expect((await makeBrowser(app).get('/teach/sign-in')).text).not.toContain('Sign in with ');
	});
});
