import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACCESS, CLASS_ROLES, roleFor, type Access } from '../../../src/lib/server/access/access.ts';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { classOfTeacher } from '../../../src/lib/server/access/class-of-teacher.ts';
import { setVouched } from '../../../src/lib/server/accounts/teachers.ts';
import { acceptInvitation, inviteTeacher } from '../../../src/lib/server/classes/class-invitations.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';
import { BUILD, startApp, type App } from '../app.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { ENGINES, makeUrl } from '../each-engine.ts';
import { MARK_PROBLEMS } from '../../../src/lib/words/marking.ts';
import { makeSchool, PASSWORD, type School } from '../school.ts';
import { pathOf } from './path-of.ts';

/** Everybody who may come along. Amina is the administrator; the class is Bilal's, Chen teaches another. Dina came by an open door;
 * Emre was disabled while he was signed in. Farah edits Bilal’s class with him, Goran looks at it, and Hana is invited to. */
const ROLES = [
	'nobody',
	'administrator',
	'owner',
	'editor',
	'viewer',
	'teacher who is invited',
	'other teacher',
	'teacher nobody vouches for',
	'disabled teacher',
	'student',
	'student of another class',
	'removed student',
] as const;
type Role = (typeof ROLES)[number];

const TEACHERS: readonly Role[] = [
	'administrator',
	'owner',
	'editor',
	'viewer',
	'teacher who is invited',
	'other teacher',
	'teacher nobody vouches for',
];
const IN_CLASS: readonly Role[] = ['owner', 'editor', 'viewer'];
const MAY: Readonly<Record<Access, readonly Role[]>> = {
	anybody: ROLES,
	teacher: TEACHERS,
	administrator: ['administrator'],
	'teacher-of-class': IN_CLASS,
	'teacher-of-assignment': IN_CLASS,
	'student-of-assignment': ['student'],
};

const rankOf = (role: Role) => CLASS_ROLES.findIndex((one) => one === role);

/** What a page of another site can send, and what its script could. */
const FORMS = [
	'application/x-www-form-urlencoded',
	'multipart/form-data; boundary=x',
	'text/plain',
	'application/json',
	'',
];

describe.each(ENGINES)('on %s', (engine) => {
	let place: Awaited<ReturnType<typeof makeUrl>>;
	let app: App;
	let schools: Record<'amina' | 'bilal' | 'chen' | 'dina' | 'emre' | 'farah' | 'goran' | 'hana', School>;
	const browsers = new Map<Role, Browser>();

	beforeAll(async () => {
		place = await makeUrl(engine);
		app = await startApp({ DATABASE_URL: place.url, MANDATE_SECRET: 'x'.repeat(32) });
		const database = openDatabase(place.url);
		const now = Date.now();
		schools = {
			amina: await makeSchool(database, 'amina', now),
			bilal: await makeSchool(database, 'bilal', now),
			chen: await makeSchool(database, 'chen', now),
			dina: await makeSchool(database, 'dina', now),
			emre: await makeSchool(database, 'emre', now),
			farah: await makeSchool(database, 'farah', now),
			goran: await makeSchool(database, 'goran', now),
			hana: await makeSchool(database, 'hana', now),
		};
		const removed = schools.bilal.students[1];
		await database.db
			.updateTable('student')
			.set({ removed_at: now, name_key: null })
			.where('id', '=', removed?.id ?? '')
			.execute();
		const { class: shared } = (await classOfTeacher(
			database.db,
			schools.bilal.classId,
			schools.bilal.teacher.id,
			now,
		)) ?? { class: null };
		if (!shared) throw new Error('Bilal has no class.');
		for (const [name, role] of [
			['farah', 'editor'],
			['goran', 'viewer'],
			['hana', 'editor'],
		] as const) {
			const invited = await inviteTeacher(
				database,
				shared,
				schools[name].teacher.id,
				{ role, until: null },
				now,
			);
			if ('id' in invited && name !== 'hana')
				await acceptInvitation(database, invited.id, schools[name].teacher.id, now);
		}
		await setVouched(database.db, schools.dina.teacher.id, null);

		for (const role of ROLES) browsers.set(role, makeBrowser(app));
		const signIn = (role: Role, name: keyof typeof schools) =>
			browsers.get(role)?.post('/teach/sign-in', { email: `${name}@school.example`, password: PASSWORD });
		await signIn('administrator', 'amina');
		await signIn('owner', 'bilal');
		await signIn('editor', 'farah');
		await signIn('viewer', 'goran');
		await signIn('teacher who is invited', 'hana');
		await signIn('other teacher', 'chen');
		await signIn('teacher nobody vouches for', 'dina');
		await signIn('disabled teacher', 'emre');
		expect(browsers.get('disabled teacher')?.cookies.has('mandate.session_token')).toBe(true);
		// As in the moment of disabling: the session is still there.
		await database.db
			.updateTable('teacher')
			.set({ disabled_at: now })
			.where('id', '=', schools.emre.teacher.id)
			.execute();
		await database.close();
		const join_ = (role: Role, school: School, at: number) =>
			browsers.get(role)?.cookies.set(studentCookie(school.classId), school.students[at]?.secret ?? '');
		join_('student', schools.bilal, 0);
		join_('removed student', schools.bilal, 1);
		join_('student of another class', schools.chen, 0);
		// Somebody who puts the secret of one class under the name of another.
		const stranger = browsers.get('student of another class');
		stranger?.cookies.set(studentCookie(schools.bilal.classId), schools.chen.students[0]?.secret ?? '');
	});

	afterAll(async () => {
		await app.kill();
		await place.remove();
	});

	test.each(Object.keys(ACCESS))('%s takes nothing from another site, in whatever form', async (route) => {
		const path = pathOf(route, schools.bilal);
		// A file is sent whatever the method, and does nothing.
		const isFile = existsSync(join(BUILD, 'prerendered', `${path === '/' ? '/index' : path}.html`));
		if (isFile || (existsSync(join(BUILD, 'prerendered', path.slice(1))) && path !== '/')) return;
		const owner = browsers.get('owner');
		const cookie = [...(owner?.cookies ?? [])].map((pair) => pair.join('=')).join('; ');
		for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
			for (const type of FORMS)
				for (const origin of [{ origin: 'https://evil.example' }, { origin: 'null' }, {}]) {
					const headers = {
						accept: 'text/html',
						cookie,
						...(type ? { 'content-type': type } : {}),
						...origin,
					};
					const { status } = await app.ask({
						path,
						method,
						headers,
						...(method === 'DELETE' ? {} : { body: 'name=Mallory' }),
					});
					expect(status, `${method} ${type} ${JSON.stringify(origin)}`).toBe(403);
				}
	});

	describe.each(Object.entries(ACCESS))('%s is for %s', (route, access) => {
		test.each(ROLES)('%s', async (role) => {
			const browser = browsers.get(role);
			if (!browser) throw new Error(role);
			const path = pathOf(route, schools.bilal);
			const seen = await browser.get(path);
			// An action that no page has: whoever is let through is told so, and nothing is done.
			const sent = await browser.post(`${path}?/there-is-no-such-action`);
			const asksToSignIn = seen.headers.location?.startsWith('/teach/sign-in?then=') ?? false;
			expect(seen.status).not.toBe(500);
			const ofClass = access === 'teacher-of-class' || access === 'teacher-of-assignment';
			if (ofClass && IN_CLASS.includes(role)) {
				const may = (method: string) => rankOf(role) >= CLASS_ROLES.indexOf(roleFor(route, method, 'none'));
				if (!may('GET')) expect([seen.status, seen.text.includes('not change it')]).toEqual([403, true]);
				// Who is let through to an answer that nobody gave is told so.
				const isShut = seen.status === 404 && !seen.text.includes(MARK_PROBLEMS.noAnswer);
				if (may('GET')) expect([seen.status === 403, isShut]).toEqual([false, false]);
				expect(sent.status === 403).toBe(!may('POST'));
				return;
			}
			if (MAY[access].includes(role)) {
				expect(asksToSignIn).toBe(false);
				expect(seen.text).not.toContain('or it isn’t yours');
				expect(sent.text).not.toContain('or it isn’t yours');
				expect(sent.status).not.toBe(401);
				return;
			}
			const isTeacher = TEACHERS.includes(role);
			if (isTeacher || access === 'student-of-assignment') {
				expect([seen.status, sent.status]).toEqual([404, 404]);
				expect(seen.text).toContain('or it isn’t yours');
			} else {
				expect([seen.status, asksToSignIn, sent.status]).toEqual([303, true, 401]);
			}
			const { bilal } = schools;
			for (const secret of ['Homework of bilal', 'Class of bilal', bilal.quiz.title, 'Tariq'])
				expect(seen.text + sent.text).not.toContain(secret);
		});
	});
});
