import { describe, expect, test } from 'vitest';
import { makeAuth } from '../../../src/lib/server/accounts/auth.ts';
import { createTeacher, newTeacherSchema } from '../../../src/lib/server/accounts/create-teacher.ts';
import { findLink, makeLink } from '../../../src/lib/server/accounts/links.ts';
import { eachEngine } from '../each-engine.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const ORIGIN = 'https://quiz.example.org';
const SETTINGS = { secret: 'a secret of more than thirty-two characters', origin: ORIGIN };
const AMINA = { name: 'Amina Yusuf', email: 'amina@school.example', password: 'correct horse battery' };

async function administrator(database: Database) {
	const secret = await makeLink(database.db, 'set-up', null, NOW);
	const made = await createTeacher(database, AMINA, { kind: 'set-up', secret }, NOW);
	if (!('id' in made)) throw new Error(made.refused);
	return made.id;
}

/** As a browser does it: through the address, with its own cookies. */
const post = (
	auth: ReturnType<typeof makeAuth>,
	path: string,
	body: object,
	cookie = '',
	address = '192.0.2.1',
) =>
	auth.handler(
		new Request(`${ORIGIN}/teach/auth${path}`, {
			method: 'POST',
			headers: { 'content-type': 'application/json', origin: ORIGIN, cookie, 'x-mandate-address': address },
			body: JSON.stringify(body),
		}),
	);
const cookieOf = (response: Response) =>
	response.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');

describe('what a new teacher types', () => {
	test('is tidied', () => {
		expect(newTeacherSchema.parse({ ...AMINA, name: '  Amina ', email: ' Amina@School.Example ' })).toEqual({
			...AMINA,
			name: 'Amina',
		});
	});

	test.each([
		[{ name: '   ' }, 'Type your name.'],
		[{ name: 'x'.repeat(81) }, 'Use at most 80 characters.'],
		[{ email: 'amina' }, /whole address/],
		[{ email: `${'x'.repeat(300)}@school.example` }, 'Use at most 254 characters.'],
		[{ password: 'short' }, /at least 10 characters/],
		[{ password: 'x'.repeat(201) }, /at most 200/],
	])('%j is refused with what to do', (change, message) => {
		const { error } = newTeacherSchema.safeParse({ ...AMINA, ...change });
		expect(error?.issues[0]?.message).toMatch(message);
	});
});

eachEngine('accounts', (make) => {
	test('the first teacher comes by a set-up link, is the administrator, and the link is used up', async () => {
		const database = await (await make()).ready();
		const secret = await makeLink(database.db, 'set-up', null, NOW);
		expect(await findLink(database.db, 'set-up', secret, NOW)).toEqual({ teacher_id: null });
		const made = await createTeacher(database, AMINA, { kind: 'set-up', secret }, NOW);
		expect(made).toEqual({ id: expect.any(String) as string });
		expect(await database.db.selectFrom('teacher').select(['email', 'role']).execute()).toEqual([
			{ email: AMINA.email, role: 'administrator' },
		]);
		expect(await findLink(database.db, 'set-up', secret, NOW)).toBeNull();
		const again = { ...AMINA, email: 'other@school.example' };
		expect(await createTeacher(database, again, { kind: 'set-up', secret }, NOW)).toEqual({
			refused: 'link',
		});
	});

	test('a link is of its kind, has its time, and stands nowhere in the database', async () => {
		const database = await (await make()).ready();
		const id = await administrator(database);
		const secret = await makeLink(database.db, 'invitation', id, NOW);
		expect(await findLink(database.db, 'invitation', secret, NOW + 7 * DAY - 1)).toEqual({ teacher_id: id });
		expect(await findLink(database.db, 'invitation', secret, NOW + 7 * DAY)).toBeNull();
		expect(await findLink(database.db, 'set-up', secret, NOW)).toBeNull();
		expect(await findLink(database.db, 'invitation', secret.slice(1), NOW)).toBeNull();
		const bilal = { ...AMINA, email: 'bilal@school.example' };
		expect(await createTeacher(database, bilal, { kind: 'invitation', secret }, NOW + 8 * DAY)).toEqual({
			refused: 'link',
		});
		expect(await createTeacher(database, bilal, { kind: 'set-up', secret }, NOW)).toEqual({
			refused: 'link',
		});
		expect(JSON.stringify(await database.db.selectFrom('link').selectAll().execute())).not.toContain(secret);
	});

	test('an address has one account; who is refused for it can use the link with another', async () => {
		const database = await (await make()).ready();
		const id = await administrator(database);
		const secret = await makeLink(database.db, 'invitation', id, NOW);
		const way = { kind: 'invitation', secret } as const;
		expect(await createTeacher(database, AMINA, way, NOW)).toEqual({ refused: 'email' });
		const bilal = { ...AMINA, email: 'bilal@school.example' };
		expect(await createTeacher(database, bilal, way, NOW)).toEqual({ id: expect.any(String) as string });
		expect(
			(await database.db.selectFrom('teacher').select('role').orderBy('email').execute()).map(
				({ role }) => role,
			),
		).toEqual(['administrator', 'teacher']);
	});

	test('of ten who use one link in the same moment, from two processes, one gets in', async () => {
		const place = await make();
		const database = await place.ready();
		const other = place.open();
		const secret = await makeLink(database.db, 'set-up', null, NOW);
		const all = await Promise.all(
			Array.from({ length: 10 }, (_, n) =>
				createTeacher(
					n % 2 ? database : other,
					{ ...AMINA, email: `${n}@school.example` },
					{ kind: 'set-up', secret },
					NOW,
				),
			),
		);
		expect(all.filter((made) => 'id' in made)).toHaveLength(1);
		expect(await database.db.selectFrom('teacher_account').select('id').execute()).toHaveLength(1);
	});
});

eachEngine('sessions', (make) => {
	test('begin with the right password, are known again in another process, and end', async () => {
		const place = await make();
		const database = await place.ready();
		const id = await administrator(database);
		const auth = makeAuth(database, SETTINGS);
		const { email, password } = AMINA;
		const signedIn = await post(auth, '/sign-in/email', { email, password });
		expect(signedIn.status).toBe(200);
		for (const cookie of signedIn.headers.getSetCookie()) {
			expect(cookie).toMatch(/; HttpOnly/i);
			expect(cookie).toMatch(/; SameSite=Lax/i);
			expect(cookie).toMatch(/; Secure/i);
		}
		const cookie = cookieOf(signedIn);
		const elsewhere = makeAuth(place.open(), SETTINGS);
		const session = await elsewhere.api.getSession({ headers: new Headers({ cookie }) });
		expect(session?.user).toMatchObject({ id, email, name: AMINA.name, role: 'administrator' });
		expect((await post(auth, '/sign-out', {}, cookie)).status).toBe(200);
		expect(await elsewhere.api.getSession({ headers: new Headers({ cookie }) })).toBeNull();
	});

	test('have a new secret after each sign-in, whatever cookie came with it', async () => {
		const database = await (await make()).ready();
		await administrator(database);
		const auth = makeAuth(database, SETTINGS);
		const { email, password } = AMINA;
		const first = cookieOf(await post(auth, '/sign-in/email', { email, password }));
		const second = cookieOf(await post(auth, '/sign-in/email', { email, password }, first));
		expect(second).not.toBe(first);
	});

	test('do not begin with a wrong password or an unknown address, and neither says which it was', async () => {
		const database = await (await make()).ready();
		await administrator(database);
		const auth = makeAuth(database, SETTINGS);
		const wrong = await post(auth, '/sign-in/email', { email: AMINA.email, password: 'wrong horse battery' });
		const unknown = await post(auth, '/sign-in/email', {
			email: 'nobody@school.example',
			password: AMINA.password,
		});
		expect([wrong.status, unknown.status]).toEqual([401, 401]);
		expect(await wrong.text()).toBe(await unknown.text());
		expect(wrong.headers.getSetCookie()).toEqual([]);
	});

	test('nobody signs up through the library’s own address', async () => {
		const database = await (await make()).ready();
		const auth = makeAuth(database, SETTINGS);
		const response = await post(auth, '/sign-up/email', { ...AMINA, role: 'administrator' });
		expect(response.status).toBe(400);
		expect(await database.db.selectFrom('teacher').select('id').execute()).toEqual([]);
	});

	test('guessing is slowed down, also after a restart, and for nobody else', async () => {
		const place = await make();
		const database = await place.ready();
		await administrator(database);
		const guess = (auth: ReturnType<typeof makeAuth>, address: string) =>
			post(auth, '/sign-in/email', { email: AMINA.email, password: 'wrong horse battery' }, '', address);
		const auth = makeAuth(database, SETTINGS);
		const statuses = [];
		for (let n = 0; n < 12; n += 1) statuses.push((await guess(auth, '192.0.2.7')).status);
		expect(statuses.filter((status) => status === 401)).toHaveLength(10);
		expect(statuses.slice(10)).toEqual([429, 429]);
		const restarted = makeAuth(place.open(), SETTINGS);
		expect((await guess(restarted, '192.0.2.7')).status).toBe(429);
		expect((await guess(restarted, '192.0.2.8')).status).toBe(401);
	});
});
