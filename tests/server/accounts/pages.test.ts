import { describe, expect, onTestFinished, test } from 'vitest';
import { safePath } from '../../../src/lib/server/accounts/safe-path.ts';
import { addTeacher, PASSWORD } from '../add-teacher.ts';
import { startApp } from '../app.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { eachEngine, SECRET, type Place } from '../each-engine.ts';

const AMINA = { name: 'Amina Yusuf', email: 'amina@school.example', password: PASSWORD };
const BILAL = { name: 'Bilal Khan', email: 'bilal@school.example', password: PASSWORD };

/** Another process than the one that the tests share. */
async function start(place: Place) {
	const app = await startApp({ DATABASE_URL: place.url, MANDATE_SECRET: SECRET });
	onTestFinished(async () => void (await app.kill()));
	return app;
}

/** A server whose administrator is Amina. */
async function setUp(place: Place) {
	const app = await place.serve();
	const database = place.open();
	await addTeacher(database, { ...AMINA, role: 'administrator' }, Date.now());
	const amina = makeBrowser(app);
	await amina.post('/teach/sign-in', AMINA);
	/** Another teacher, who is signed in. */
	const addBilal = async () => {
		const { id } = await addTeacher(database, BILAL, Date.now());
		const bilal = makeBrowser(app);
		await bilal.post('/teach/sign-in', BILAL);
		return { id, bilal };
	};
	return { app, db: database.db, amina, addBilal };
}
const linkIn = (text: string, kind: string) =>
	new RegExp(`/teach/${kind}/[\\w-]{43}`).exec(text)?.[0] ?? `no link to ${kind}`;
const invite = async (amina: Browser) =>
	linkIn((await amina.post('/teach/teachers?/invite')).text, 'invitation');

eachEngine('teachers’ pages', (make, engine) => {
	test('an empty server asks for its first teacher, once', async () => {
		const place = await make();
		const first = await start(place);
		const path = linkIn(first.output(), 'set-up');
		const amina = makeBrowser(first);
		expect((await amina.get(path)).status).toBe(200);
		const made = await amina.post(path, AMINA);
		expect([made.status, made.headers.location]).toEqual([303, '/teach']);
		expect((await makeBrowser(first).get(path)).status).toBe(404);
		expect((await makeBrowser(first).post(path, BILAL)).status).toBe(404);
		await first.kill();
		const second = await start(place);
		expect(second.output()).not.toContain('/teach/set-up/');
		// The session holds over a restart.
		const back = makeBrowser(second);
		for (const [name, value] of amina.cookies) back.cookies.set(name, value);
		expect((await back.get('/teach/account')).status).toBe(200);
	});

	test('what is typed wrongly is said beside its field, and what was right is kept', async () => {
		const place = await make();
		const { app, amina } = await setUp(place);
		const path = await invite(amina);
		const wrong = await makeBrowser(app).post(path, { name: 'Bilal', email: 'nowhere', password: 'short' });
		expect(wrong.status).toBe(400);
		expect(wrong.text).toContain('value="Bilal"');
		expect(wrong.text).toContain('Enter a full email address');
		expect(wrong.text).toContain('Use at least 10 characters');
		expect(wrong.text).not.toContain('value="short"');
		const taken = await makeBrowser(app).post(path, { ...BILAL, email: 'AMINA@school.example' });
		expect(taken.text).toContain('already an account with this address');
		expect((await makeBrowser(app).post(path, BILAL)).status).toBe(303);
		expect((await makeBrowser(app).post(path, { ...BILAL, email: 'c@school.example' })).status).toBe(404);
	});

	test('only an administrator invites; for others the page is not there', async () => {
		const place = await make();
		const { app, amina } = await setUp(place);
		const bilal = makeBrowser(app);
		await bilal.post(await invite(amina), BILAL);
		expect((await bilal.get('/teach/account')).status).toBe(200);
		expect((await bilal.get('/teach/teachers')).status).toBe(404);
		expect((await bilal.post('/teach/teachers?/invite')).status).toBe(404);
		expect((await makeBrowser(app).get('/teach/teachers')).headers.location).toBe(
			'/teach/sign-in?then=%2Fteach%2Fteachers',
		);
		expect((await makeBrowser(app).post('/teach/teachers?/invite')).status).toBe(401);
	});

	test('a link for a new password works once, and signs everybody out', async () => {
		const place = await make();
		const { app, amina, addBilal } = await setUp(place);
		const { id, bilal } = await addBilal();
		const path = linkIn((await amina.post('/teach/teachers?/password', { teacher: id })).text, 'password');
		const stranger = makeBrowser(app);
		expect((await stranger.post(path, { password: 'short' })).status).toBe(400);
		expect((await stranger.post(path, { password: 'a third horse battery' })).status).toBe(303);
		expect((await stranger.get(path)).status).toBe(404);
		expect((await bilal.get('/teach/account')).status).toBe(303);
		const again = makeBrowser(app);
		expect((await again.post('/teach/sign-in', BILAL)).status).toBe(400);
		const signedIn = await again.post('/teach/sign-in', { ...BILAL, password: 'a third horse battery' });
		expect(signedIn.status).toBe(303);
	});

	test('a teacher changes name and password, signs out, and deletes the account', async () => {
		const place = await make();
		const { db, addBilal } = await setUp(place);
		const { bilal } = await addBilal();
		expect((await bilal.post('/teach/account?/rename', { name: 'B. Khan' })).status).toBe(303);
		expect((await bilal.get('/teach/account')).text).toContain('B. Khan');
		const wrong = { former: 'not this one at all', password: 'a third horse battery' };
		expect((await bilal.post('/teach/account?/password', wrong)).text).toContain(
			'Your current password is wrong',
		);
		const right = { former: BILAL.password, password: 'a third horse battery' };
		expect((await bilal.post('/teach/account?/password', right)).status).toBe(303);
		expect((await bilal.get('/teach/account')).status).toBe(303);
		await bilal.post('/teach/sign-in', { ...BILAL, password: 'a third horse battery' });
		const { cookies } = bilal;
		const stolen = new Map(cookies);
		expect((await bilal.post('/teach/sign-out')).headers.location).toBe('/teach/sign-in');
		for (const [name, value] of stolen) cookies.set(name, value);
		expect((await bilal.get('/teach/account')).status).toBe(303);
		await bilal.post('/teach/sign-in', { ...BILAL, password: 'a third horse battery' });
		expect((await bilal.post('/teach/account?/delete', { email: 'x' })).status).toBe(400);
		const refused = await bilal.post('/teach/account?/delete', {
			email: BILAL.email,
			password: BILAL.password,
		});
		expect([refused.status, refused.text.includes('Nothing was deleted.')]).toEqual([400, true]);
		expect((await bilal.post('/teach/account?/delete', { email: BILAL.email })).status).toBe(400);
		const proof = { email: BILAL.email, password: 'a third horse battery' };
		expect((await bilal.post('/teach/account?/delete', proof)).status).toBe(303);
		expect(await db.selectFrom('teacher').select('name').execute()).toEqual([{ name: AMINA.name }]);
	});

	test('the last administrator stays as long as others would be left alone', async () => {
		const place = await make();
		const { db, amina, addBilal } = await setUp(place);
		const { bilal } = await addBilal();
		const only = await amina.post('/teach/account?/delete', AMINA);
		expect([only.status, only.text.includes('the only administrator')]).toEqual([400, true]);
		await bilal.post('/teach/account?/delete', BILAL);
		expect((await amina.post('/teach/account?/delete', AMINA)).status).toBe(303);
		expect(await db.selectFrom('teacher').select('id').execute()).toEqual([]);
	});

	test('nobody signs up where that is not switched on', async () => {
		const place = await make();
		const { app } = await setUp(place);
		expect((await makeBrowser(app).get('/teach/sign-up')).status).toBe(404);
		expect((await makeBrowser(app).post('/teach/sign-up', BILAL)).status).toBe(404);
		const open = await place.serve({ OPEN_SIGN_UP: '1' });
		const bilal = makeBrowser(open);
		expect((await bilal.post('/teach/sign-up', BILAL)).status).toBe(303);
		expect((await bilal.get('/teach/teachers')).status).toBe(404);
	});

	test('after too many tries a new password lets in at once', async () => {
		const { app, db, amina, addBilal } = await setUp(await make());
		const { id } = await addBilal();
		for (let n = 0; n < 6; n += 1)
			await makeBrowser(app).post('/teach/sign-in', { ...BILAL, password: 'wrong horse battery' });
		await db.updateTable('throttle').set({ count: 1_000 }).where('key', 'like', 'sign-in-%').execute();
		const refused = await makeBrowser(app).post('/teach/sign-in', BILAL);
		expect([refused.status, refused.text.includes('reset your password')]).toEqual([429, true]);
		const path = linkIn((await amina.post('/teach/teachers?/password', { teacher: id })).text, 'password');
		const password = 'a third horse battery';
		expect((await makeBrowser(app).post(path, { password })).status).toBe(303);
		expect((await makeBrowser(app).post('/teach/sign-in', { ...BILAL, password })).status).toBe(303);
	});

	test('who comes back within a fortnight stays signed in: the cookie is prolonged with the session', async () => {
		const { app, db, amina } = await setUp(await make());
		const seen = async () => (await amina.get('/teach/account')).headers['set-cookie'] ?? [];
		expect(await seen()).toEqual([]);
		const inFiveDays = new Date(Date.now() + 5 * 86_400_000);
		await db
			.updateTable('teacher_session')
			.set({ expires_at: engine === 'postgres' ? inFiveDays : inFiveDays.toISOString() })
			.execute();
		const cookies = await seen();
		expect(cookies).toEqual([expect.stringMatching(/^mandate\.session_token=[^;]+;.*Max-Age=1209600/)]);
		expect(cookies[0]).toMatch(/; HttpOnly/);
		const [session] = await db.selectFrom('teacher_session').select('expires_at').execute();
		expect(new Date(session?.expires_at ?? 0).getTime()).toBeGreaterThan(inFiveDays.getTime());
		expect((await amina.get('/teach/account')).status).toBe(200);
		expect((await makeBrowser(app).get('/teach/account')).status).toBe(303);
	});

	test('a session ends after thirty days, however often it was prolonged', async () => {
		const { db, amina } = await setUp(await make());
		const signedInAt = async (at: number) => {
			const date = new Date(at);
			await db
				.updateTable('teacher_session')
				.set({ created_at: engine === 'postgres' ? date : date.toISOString() })
				.execute();
			return (await amina.get('/teach/account')).status;
		};
		expect(await signedInAt(Date.now() - 29.9 * 86_400_000)).toBe(200);
		expect(await signedInAt(Date.now() - 30 * 86_400_000)).toBe(303);
		expect((await amina.post('/teach/account?/rename', { name: 'Late' })).status).toBe(401);
	});

	test('signing in leads to a page of teachers on this server, whatever the address says', async () => {
		const { app, amina } = await setUp(await make());
		for (const [then, leadsTo] of [
			['//evil.example', '/teach'],
			['https://evil.example/teach', '/teach'],
			['/\\evil.example/teach', '/teach'],
			['/teach/..//evil.example', '/teach'],
			['/learn', '/teach'],
			['/teach/account?x=1', '/teach/account?x=1'],
		] as const) {
			const path = `/teach/sign-in?then=${encodeURIComponent(then)}`;
			const begun = await makeBrowser(app).post(path, AMINA);
			expect([then, begun.status, begun.headers.location]).toEqual([then, 303, leadsTo]);
			// Who has signed in already is sent on at once.
			const sent = await amina.get(path);
			expect([then, sent.status, sent.headers.location]).toEqual([then, 303, leadsTo]);
		}
	});

	test('guessing a password is slowed down, also after a restart', async () => {
		const place = await make();
		const { app } = await setUp(place);
		const guess = async (to = app) =>
			(await makeBrowser(to).post('/teach/sign-in', { ...AMINA, password: 'wrong horse battery' })).status;
		const statuses = [];
		for (let n = 0; n < 22; n += 1) statuses.push(await guess());
		expect(statuses.filter((status) => status === 400).length).toBeLessThanOrEqual(20);
		expect(statuses.at(-1)).toBe(429);
		await app.kill();
		expect(await guess(await start(place))).toBe(429);
	});
});

eachEngine('requests that are not what they seem', (make) => {
	test('from another site are refused, as forms and as JSON', async () => {
		const { app, amina } = await setUp(await make());
		const others: Readonly<Record<string, string>>[] = [
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ origin: app.origin.replace('localhost', 'localhost.evil.example') },
			{ origin: `http://localhost:${app.port + 1}` },
			{},
		];
		for (const more of others) {
			expect((await amina.post('/teach/account?/rename', { name: 'Mallory' }, more)).status).toBe(403);
			expect((await amina.json('/teach/account?/rename', { name: 'Mallory' }, more)).status).toBe(403);
		}
		expect((await amina.get('/teach/account')).text).not.toContain('Mallory');
	});

	test('a name that is a script is shown as letters', async () => {
		const { amina } = await setUp(await make());
		await amina.post('/teach/account?/rename', { name: '<script>alert(1)</script>"\'><img src=x>' });
		const { text } = await amina.get('/teach/account');
		expect(text).not.toContain('<script>alert');
		expect(text).not.toContain('<img src=x');
		expect(text).toContain('&lt;script>alert(1)');
	});

	test('a session given by somebody else does not become the teacher’s', async () => {
		const { app, amina } = await setUp(await make());
		const given = 'planted.c2lnbmF0dXJl';
		const victim = makeBrowser(app);
		victim.cookies.set('mandate.session_token', given);
		await victim.post('/teach/sign-in', AMINA);
		expect(victim.cookies.get('mandate.session_token')).not.toBe(given);
		const attacker = makeBrowser(app);
		attacker.cookies.set('mandate.session_token', given);
		expect((await attacker.get('/teach/account')).status).toBe(303);
		// Nor does one teacher’s session that is handed to another before they sign in.
		const former = amina.cookies.get('mandate.session_token') ?? '';
		const other = makeBrowser(app);
		other.cookies.set('mandate.session_token', former);
		await other.post('/teach/sign-out');
		await other.post('/teach/sign-in', AMINA);
		expect(other.cookies.get('mandate.session_token')).not.toBe(former);
	});

	test('a body too large is refused before it is read', async () => {
		const { amina } = await setUp(await make());
		const answer = await amina.post('/teach/account?/rename', { name: 'x'.repeat(600_000) });
		expect(answer.status).toBe(413);
		expect((await amina.get('/teach/account')).status).toBe(200);
	});

	test('answers are kept by nobody', async () => {
		const { amina } = await setUp(await make());
		expect((await amina.get('/teach/account')).headers['cache-control']).toBe('no-store');
		expect((await amina.get('/teach/no/such/page')).headers['cache-control']).toMatch(/no-store|no-cache/);
	});
});

describe('where one lands after signing in', () => {
	test.each([
		['/teach/teachers', '/teach/teachers'],
		['/teach/classes/1?tab=people', '/teach/classes/1?tab=people'],
		[null, '/teach'],
		['', '/teach'],
		['https://evil.example/teach', '/teach'],
		['//evil.example/teach', '/teach'],
		['/\\evil.example/teach', '/teach'],
		['/teach/..//evil.example', '/teach'],
		['/teach\t/../../evil', '/teach'],
		['/learn/x', '/teach'],
		['/teachers-of-evil', '/teach'],
		['/teach/sign-out', '/teach'],
		['javascript:alert(1)', '/teach'],
		[`/teach/${'x'.repeat(600)}`, '/teach'],
	])('%s → %s', (wanted, path) => {
		expect(safePath(wanted)).toBe(path);
	});
});
