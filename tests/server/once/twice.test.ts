import { resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { studentCookie } from '../../../src/lib/server/access/authorize.ts';
import { makeLink } from '../../../src/lib/server/accounts/links.ts';
import { addStudents } from '../../../src/lib/server/classes/add-students.ts';
import { removeSince } from '../../../src/lib/server/classes/remove-since.ts';
import { modules } from '../../../src/lib/server/library.ts';
import { FORMS, type FormName } from '../../../src/lib/server/once/once.ts';
import { startMailServer } from '../accounts/mail-server.ts';
import { makeBrowser, type Browser } from '../browser.ts';
import { eachEngine, type Place } from '../each-engine.ts';
import { handIn, makeWritten } from '../marking/make-written.ts';
import { makeSchool, PASSWORD } from '../school.ts';
import { ACTIONS, actionsIn, INSERTS, insertsIn } from './actions.ts';
import type { Answer } from '../start-app.ts';

const HOUR = 3_600_000;
const LAST_DAY = new Date(Date.now() + 9 * 24 * HOUR).toISOString().slice(0, 10);

test('every action is listed: it is carried out once, or a second press does no harm', () => {
	expect(Object.keys(ACTIONS).sort()).toEqual(actionsIn(resolve('src/routes')));
	const used = new Set(Object.values(ACTIONS).filter((covered) => typeof covered === 'string'));
	expect([...used].sort()).toEqual(Object.keys(FORMS).sort());
});

test('what inserts rows is reached through such a form alone', () => {
	expect(Object.keys(INSERTS).sort()).toEqual(insertsIn(resolve('src/lib/server')));
	expect(insertsIn(resolve('src/routes'))).toEqual([]);
});

async function setUp(place: Place, env: NodeJS.ProcessEnv = {}) {
	const database = await place.ready();
	const now = Date.now() - HOUR;
	const school = await makeSchool(database, 'amina', now);
	const app = await place.serve(env);
	const origin = env.ORIGIN ?? app.origin;
	const teacher = makeBrowser(app, origin);
	await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
	const codes = await database.db.selectFrom('class').select('join_code').executeTakeFirstOrThrow();
	/** How many rows there are in each table that a form could add to; and what classes and students look like. */
	const rows = async () => {
		const { db } = database;
		const some = [
			db.selectFrom('teacher').select('id').execute(),
			db.selectFrom('teacher_account').select(['id', 'password']).orderBy('id').execute(),
			db.selectFrom('link').select('hash').execute(),
			db.selectFrom('class').select(['id', 'teacher_id', 'join_code', 'ends_at']).orderBy('id').execute(),
			db
				.selectFrom('student')
				.select(['id', 'nickname', 'extra_percent', 'removed_at'])
				.orderBy('id')
				.execute(),
			db.selectFrom('student_device').select('hash').execute(),
			db.selectFrom('assignment').select('id').execute(),
			db.selectFrom('attempt').select('id').execute(),
			db.selectFrom('attempt_event').select('id').execute(),
			db.selectFrom('override').select('id').execute(),
			db.selectFrom('open_mark').select('id').execute(),
			db.selectFrom('class_teacher').select('id').execute(),
		];
		return (await Promise.all(some)).map((found) => ({ count: found.length, found: JSON.stringify(found) }));
	};
	const nobody = () => makeBrowser(app, origin);
	return { place, database, now, school, app, teacher, nobody, rows, joinCode: codes.join_code };
}
type World = Awaited<ReturnType<typeof setUp>>;

interface Act {
	/** Where the form is. */
	readonly page: string;
	/** As the form has it; nothing for the address of the page. */
	readonly action?: string;
	readonly fields: Readonly<Record<string, string>>;
	/** Who sends it; another browser for each press where a reply that was lost left no cookie. */
	readonly by: () => Browser;
	/** Of the page, instead of asking for it: when the form is in an answer to another. */
	readonly html?: string;
	/** What the same act has in common, besides the address it leads to. */
	readonly told?: (answer: Answer) => string;
}

/** The token in the form of a page. */
function tokenIn(html: string, action: string | undefined): string {
	const forms = [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)];
	const own = forms.find(([, attributes = '', inner = '']) => {
		const [, found] = /action="([^"]*)"/.exec(attributes) ?? [];
		const isPlain = action === undefined && found === '?';
		return (
			(found === action || isPlain || (action !== undefined && found?.endsWith(action))) &&
			inner.includes('once')
		);
	});
	const [, token = ''] = /name="once" value="([\w-]{32})"/.exec(own?.[2] ?? '') ?? [];
	return token;
}

const secretOf =
	(classId: string) =>
	({ headers }: Answer) =>
		(headers['set-cookie'] ?? []).find((line) => line.startsWith(studentCookie(classId))) ?? 'no cookie';
const linkIn = ({ text }: Answer) =>
	/\/teach\/(invitation|password|shared)\/[\w-]{43}/.exec(text)?.[0] ?? 'no link';

/** One for each form, by its name; for `new-account` the three pages that have it. */
const ACTS: Readonly<Record<FormName, readonly ((world: World) => Promise<Act> | Act)[]>> = {
	join: [
		({ joinCode, nobody, school }) => ({
			page: `/join/${joinCode}`,
			action: '?/join',
			fields: { name: 'Dora' },
			by: nobody,
			told: secretOf(school.classId),
		}),
		// From the list.
		({ joinCode, nobody, school }) => ({
			page: `/join/${joinCode}`,
			action: '?/join',
			fields: { student: school.students[2]?.id ?? '' },
			by: nobody,
			told: secretOf(school.classId),
		}),
	],
	resume: [
		({ joinCode, nobody, school }) => ({
			page: `/join/${joinCode}`,
			action: '?/resume',
			fields: { resume: 'AB2DEF' },
			by: nobody,
			told: secretOf(school.classId),
		}),
	],
	'new-account': [
		async ({ database, nobody }) => ({
			page: `/teach/invitation/${await makeLink(database.db, 'invitation', null, Date.now())}`,
			fields: { name: 'Bilal', email: 'bilal@school.example', password: PASSWORD },
			by: nobody,
		}),
		({ nobody }) => ({
			page: '/teach/sign-up',
			fields: { name: 'Chen', email: 'chen@school.example', password: PASSWORD },
			by: nobody,
		}),
		async ({ database, nobody }) => {
			await database.db.deleteFrom('teacher').execute();
			return {
				page: `/teach/set-up/${await makeLink(database.db, 'set-up', null, Date.now())}`,
				fields: { name: 'Dora', email: 'dora@school.example', password: PASSWORD },
				by: nobody,
			};
		},
	],
	'new-password': [
		async ({ database, nobody, school }) => ({
			page: `/teach/password/${await makeLink(database.db, 'password', school.teacher.id, Date.now())}`,
			fields: { password: 'another horse battery' },
			by: nobody,
		}),
	],
	'forgotten-password': [
		({ nobody, school }) => ({
			page: '/teach/forgotten',
			fields: { email: school.teacher.email },
			by: nobody,
		}),
	],
	invitation: [
		({ teacher }) => ({
			page: '/teach/teachers',
			action: '?/invite',
			fields: {},
			by: () => teacher,
			told: linkIn,
		}),
	],
	'password-link': [
		async ({ teacher, database, now }) => {
			// For others: one’s own is changed in the account.
			const other = await makeSchool(database, 'bilal', now);
			return {
				page: '/teach/teachers',
				action: '?/password',
				fields: { teacher: other.teacher.id },
				by: () => teacher,
				told: linkIn,
			};
		},
	],
	'new-class': [
		({ teacher }) => ({
			page: '/teach/classes/new',
			fields: {
				name: 'History 7b',
				timeZone: 'Asia/Karachi',
				lastDay: new Date(Date.now() + 1_000 * HOUR).toISOString().slice(0, 10),
				keptDays: '30',
				joining: 'list',
			},
			by: () => teacher,
		}),
	],
	'demo-class': [
		async ({ teacher, database }) => {
			// It is offered where there is no class yet.
			await database.db.deleteFrom('class').execute();
			return { page: '/teach', action: '?/demo', fields: {}, by: () => teacher };
		},
	],
	'new-code': [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/settings`,
			action: '?/code',
			fields: {},
			by: () => teacher,
		}),
	],
	'undo-code': [
		async ({ teacher, school, joinCode }) => {
			const settings = `/teach/classes/${school.classId}/settings`;
			const made = await teacher.post(`${settings}?/code`);
			return {
				page: made.headers.location ?? '',
				action: '?/undoCode',
				fields: { before: joinCode },
				by: () => teacher,
			};
		},
	],
	'copy-assignment': [
		({ teacher, school }) => ({
			page: `/teach/assignments/${school.assignment}/copy`,
			fields: { class: school.classId, mode: 'graded', latePolicy: 'accept', counting: 'best' },
			by: () => teacher,
		}),
	],
	'copy-class': [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/copy`,
			fields: { name: 'Next year', timeZone: 'UTC', lastDay: LAST_DAY, keptDays: '9', assignments: 'on' },
			by: () => teacher,
		}),
	],
	'class-link': [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/teachers`,
			action: '?/link',
			fields: { role: 'viewer', until: '' },
			by: () => teacher,
			told: linkIn,
		}),
	],
	'end-class': [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/settings`,
			action: '?/end',
			fields: {},
			by: () => teacher,
		}),
	],
	'add-students': [
		async ({ teacher, school }) => {
			const page = `/teach/classes/${school.classId}/people`;
			const { text } = await teacher.post(`${page}?/preview`, { names: 'Dora' });
			return { page, html: text, action: '?/add', fields: { name: 'Dora' }, by: () => teacher };
		},
	],
	'undo-add': [
		async ({ teacher, school, database }) => {
			const at = Date.now();
			await addStudents(database, school.classId, ['Dora', 'Emre'], at);
			return {
				page: `/teach/classes/${school.classId}/people?done=added&count=2&at=${at}`,
				action: '?/undoAdd',
				fields: { at: String(at) },
				by: () => teacher,
			};
		},
	],
	rename: [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/people/${school.students[0]?.id}`,
			action: '?/rename',
			fields: { name: 'Sana K.' },
			by: () => teacher,
		}),
	],
	'extra-time': [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/people/${school.students[0]?.id}`,
			action: '?/time',
			fields: { percent: '25', minutes: '5' },
			by: () => teacher,
		}),
	],
	merge: [
		({ teacher, school }) => ({
			page: `/teach/classes/${school.classId}/people/${school.students[0]?.id}?merge=${school.students[1]?.id}`,
			action: '?/merge',
			fields: { other: school.students[1]?.id ?? '' },
			by: () => teacher,
		}),
	],
	'remove-since': [
		({ teacher, school, now }) => ({
			page: `/teach/classes/${school.classId}/people`,
			action: '?/removeSince',
			fields: { since: String(now - HOUR) },
			by: () => teacher,
		}),
	],
	'undo-remove-since': [
		async ({ teacher, school, database, now }) => {
			const { at } = await removeSince(database, school.classId, now - HOUR, Date.now());
			return {
				page: `/teach/classes/${school.classId}/people?done=removed-since&count=2&at=${at}`,
				action: '?/undoRemoveSince',
				fields: { at: String(at) },
				by: () => teacher,
			};
		},
	],
	'hand-over': [
		async ({ teacher, school, database, now }) => {
			const other = await makeSchool(database, 'bilal', now);
			return {
				page: `/teach/teachers/${other.teacher.id}`,
				action: '?/handOver',
				fields: { to: school.teacher.id, class: other.classId },
				by: () => teacher,
			};
		},
	],
	assign: [
		({ teacher, school, now }) => ({
			page: `/teach/classes/${school.classId}/assign`,
			action: '?',
			fields: {
				quiz: `${modules[0]?.id}/${modules[0]?.quizzes[1]?.id}`,
				mode: 'practice',
				attempts: 'unlimited',
				dueAt: new Date(now + 100 * HOUR).toISOString().slice(0, 16),
			},
			by: () => teacher,
		}),
	],
	start: [
		({ school, nobody }) => {
			const student = nobody();
			student.cookies.set(studentCookie(school.classId), school.students[0]?.secret ?? '');
			return {
				page: `/assignments/${school.assignment}`,
				action: '?/start',
				fields: { place: '0' },
				by: () => student,
			};
		},
	],
	mark: [
		async ({ teacher, database, now }) => {
			const school = await makeWritten(database, 'marked', now);
			await handIn(database, school, 0, now);
			await teacher.post('/teach/sign-in', { email: school.teacher.email, password: PASSWORD });
			const list = `/teach/assignments/${school.assignment}/results/marking`;
			const [page = '', answer = ''] =
				/\/teach\/assignments\/[\w-]+\/results\/marking\/([\w-]{22})\?by=question/.exec(
					(await teacher.get(list)).text,
				) ?? [];
			const [, known = ''] = /name="known" value="([^"]*)"/.exec((await teacher.get(page)).text) ?? [];
			return {
				page: `${list}/${answer}?by=question`,
				action: '?by=question',
				fields: { 'level claim': '3', 'level evidence': '2', comment: 'Well put.', known },
				by: () => teacher,
			};
		},
	],
	override: [
		({ teacher, school }) => ({
			page: `/teach/assignments/${school.assignment}/results/students/${school.students[0]?.id}`,
			action: '?/override',
			fields: { place: '0', earned: '1', comment: 'Told me in class' },
			by: () => teacher,
		}),
	],
};

eachEngine('a form that is pressed twice', (make) => {
	const all = Object.entries(ACTS).flatMap(([name, acts]) =>
		acts.map((act, at) => [acts.length > 1 ? `${name} (${at + 1})` : name, act] as const),
	);

	test.each(all)('%s', async (name, begin) => {
		const mail = name === 'forgotten-password' ? await startMailServer() : null;
		const env = mail && {
			SMTP_URL: mail.url,
			MAIL_FROM: 'mandate@school.example',
			ORIGIN: 'https://quiz.example.org',
		};
		const world = await setUp(await make(), { OPEN_SIGN_UP: 'true', ...env });
		const { page, action, fields, by, html, told = () => '' } = await begin(world);
		const token = tokenIn(html ?? (await by().get(page)).text, action);
		expect(token).toMatch(/^[\w-]{32}$/);
		const address = action?.startsWith('?/') ? page.replace(/\?.*/, '') + action : page.replace(/\?.*/, '');
		const before = await world.rows();
		const press = () => by().post(address, { ...fields, once: token });
		const pressed = await Promise.all([press(), press()]);
		const after = await world.rows();
		pressed.push(await press());
		const seen = pressed.map((answer) => `${answer.status} ${answer.headers.location ?? ''} ${told(answer)}`);
		expect(new Set(seen).size, seen.join('\n')).toBe(1);
		expect([200, 303]).toContain(pressed[0]?.status);
		// Something was done, and nothing more by the third press than by the two before.
		expect(after).not.toEqual(before);
		expect(await world.rows()).toEqual(after);
		const grown = after.map(({ count }, at) => count - (before[at]?.count ?? 0));
		if (!['demo-class', 'undo-add', 'merge', 'start', 'add-students'].includes(name))
			expect(Math.max(...grown)).toBeLessThanOrEqual(1);
		// Nobody waits for a mail; a second one would be behind the first.
		if (mail) await vi.waitFor(() => expect(mail.mails).toHaveLength(1), { timeout: 10_000 });
	});
});
