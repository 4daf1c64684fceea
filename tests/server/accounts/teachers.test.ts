import { describe, expect, test } from 'vitest';
import { makeAuth } from '../../../src/lib/server/accounts/auth.ts';
import { createTeacher, newTeacherSchema } from '../../../src/lib/server/accounts/create-teacher.ts';
import { findLink, makeLink } from '../../../src/lib/server/accounts/links.ts';
import { setPasswordByLink } from '../../../src/lib/server/accounts/set-password.ts';
import { deleteTeacher } from '../../../src/lib/server/accounts/teachers.ts';
import { addTeacher, PASSWORD } from '../add-teacher.ts';
import { makeTeacher } from '../classes/make-class.ts';
import { eachEngine } from '../each-engine.ts';
import { untilOneWaits } from '../until-one-waits.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';

const NOW = Date.UTC(2026, 0, 5);
const DAY = 86_400_000;
const ORIGIN = 'https://quiz.example.org';
const SETTINGS = { secret: 'a secret of more than thirty-two characters', origin: ORIGIN };
const AMINA = { name: 'Amina Yusuf', email: 'amina@school.example', password: PASSWORD };

const administrator = async (database: Database) =>
	(await addTeacher(database, { ...AMINA, role: 'administrator' }, NOW)).id;

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
		[{ name: '   ' }, 'Enter your name.'],
		[{ name: 'x'.repeat(81) }, 'Use no more than 80 characters.'],
		[{ email: 'amina' }, /full email address/],
		[{ email: `${'x'.repeat(300)}@school.example` }, 'Use no more than 254 characters.'],
		[{ password: 'short' }, /at least 10 characters/],
		[{ password: 'x'.repeat(201) }, /no more than 200/],
		[{ password: '1234567890' }, /too common/],
		[{ password: 'PassWord123' }, /too common/],
		[{ password: '１２３４５６７８９０' }, /too common/],
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

/** One after another, or all in the same moment. */
const ALL = 'all at once, in two processes';

eachEngine('links', (make, engine) => {
	test.each(['one after another', ALL])(
		'that two starts and more have printed make one administrator: used %s',
		async (how) => {
			const place = await make();
			const database = await place.ready();
			const other = place.open();
			const { db } = database;
			const secrets: string[] = [];
			for (let n = 0; n < 6; n += 1) secrets.push(await makeLink(db, 'set-up', null, NOW + n));
			const use = (n: number) =>
				createTeacher(
					n % 2 ? database : other,
					{ ...AMINA, email: `${n}@school.example` },
					{ kind: 'set-up', secret: secrets[n] ?? '' },
					NOW + 10,
				);
			const made = [];
			if (how === ALL) made.push(...(await Promise.all(secrets.map((_, n) => use(n)))));
			else for (const n of secrets.keys()) made.push(await use(n));
			expect(made.filter((one) => 'id' in one)).toHaveLength(1);
			expect(made.filter((one) => 'refused' in one && one.refused === 'link')).toHaveLength(5);
			expect(await db.selectFrom('teacher').select('role').execute()).toEqual([{ role: 'administrator' }]);
			for (const secret of secrets) expect(await findLink(db, 'set-up', secret, NOW + 10)).toBeNull();
			// Not even one that a process prints which has just looked and seen nobody.
			const late = await makeLink(db, 'set-up', null, NOW + 20);
			expect(
				await createTeacher(
					database,
					{ ...AMINA, email: 'late@school.example' },
					{ kind: 'set-up', secret: late },
					NOW,
				),
			).toEqual({ refused: 'link' });
		},
	);

	test.each(['one after another', ALL])(
		'for a new password: with one the teacher’s others are used up, and nobody else’s: used %s',
		async (how) => {
			const place = await make();
			const database = await place.ready();
			const other = place.open();
			const id = await administrator(database);
			const bilal = await makeTeacher(database);
			const links: string[] = [];
			for (let n = 0; n < 4; n += 1) links.push(await makeLink(database.db, 'password', id, NOW));
			const foreign = await makeLink(database.db, 'password', bilal, NOW);
			const use = (n: number) =>
				setPasswordByLink(
					{ database: n % 2 ? database : other, secret: SETTINGS.secret },
					links[n] ?? '',
					id,
					`horse battery ${n}`,
					NOW,
				);
			const used: (string | null)[] = [];
			if (how === ALL) used.push(...(await Promise.all(links.map((_, n) => use(n)))));
			else for (const n of links.keys()) used.push(await use(n));
			expect(used.filter(Boolean)).toHaveLength(1);
			expect(await findLink(database.db, 'password', foreign, NOW)).toEqual({ teacher_id: bilal });
			const auth = makeAuth(database, SETTINGS);
			const password = `horse battery ${used.indexOf(AMINA.email)}`;
			expect((await post(auth, '/sign-in/email', { email: AMINA.email, password })).status).toBe(200);
		},
	);

	test('for a new password give one to a teacher who came by the school’s sign-in and had none', async () => {
		const database = await (await make()).ready();
		const { db } = database;
		const id = await makeTeacher(database);
		const { email } = await db
			.selectFrom('teacher')
			.select('email')
			.where('id', '=', id)
			.executeTakeFirstOrThrow();
		const date = engine === 'postgres' ? new Date(NOW) : new Date(NOW).toISOString();
		const school = { provider_id: 'school', account_id: 'person-7', password: null };
		await db
			.insertInto('teacher_account')
			.values({ id: 'a', teacher_id: id, ...school, created_at: date, updated_at: date })
			.execute();
		const link = await makeLink(db, 'password', id, NOW);
		const { password } = AMINA;
		const state = { database, secret: SETTINGS.secret };
		expect(await setPasswordByLink(state, link, id, password, NOW)).toBe(email);
		const auth = makeAuth(database, SETTINGS);
		expect((await post(auth, '/sign-in/email', { email, password })).status).toBe(200);
		const accounts = await db
			.selectFrom('teacher_account')
			.select('provider_id')
			.orderBy('provider_id')
			.execute();
		expect(accounts).toEqual([{ provider_id: 'credential' }, { provider_id: 'school' }]);
	});
});

eachEngine('administrators', (make, engine) => {
	test('who delete themselves in the same moment leave one behind, as long as others teach', async () => {
		const place = await make();
		const database = await place.ready();
		const [one, two] = [await makeTeacher(database), await makeTeacher(database)];
		await makeTeacher(database);
		await database.db
			.updateTable('teacher')
			.set({ role: 'administrator' })
			.where('id', 'in', [one, two])
			.execute();
		const left = async () =>
			(await database.db.selectFrom('teacher').select('role').where('role', '=', 'administrator').execute())
				.length;
		if (engine === 'sqlite') {
			expect([await deleteTeacher(database, one, 1), await deleteTeacher(place.open(), two, 1)]).toEqual([
				'deleted',
				'only-administrator',
			]);
			expect(await left()).toBe(1);
			return;
		}
		// The first has deleted, and has not committed yet.
		const first = await database.db.startTransaction().execute();
		await first.selectFrom('teacher').select('id').where('role', '=', 'administrator').forUpdate().execute();
		await first.deleteFrom('teacher').where('id', '=', one).execute();
		const second = deleteTeacher(place.open(), two, 1);
		await Promise.race([second, untilOneWaits(database)]);
		await first.commit().execute();
		expect(await second).toBe('only-administrator');
		expect(await left()).toBe(1);
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
