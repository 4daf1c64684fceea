import { makeLink } from '../lib/server/accounts/links.ts';
import {
	disableTeacher,
	enableTeacher,
	handOver,
	setVouched,
	deleteTeacher,
	findTeacher,
	listTeachers,
	setUpPath,
} from '../lib/server/accounts/teachers.ts';
import { listOwnClasses } from '../lib/server/classes/list-classes.ts';
import { siteAddress } from '../lib/server/site-address.ts';
import { command, withDatabase } from './command.ts';
import type { Database } from '../lib/server/database/engine.ts';

const USAGE = `npm run teachers -- list                     lists the accounts
npm run teachers -- invite                   prints an invitation link, valid for a week
npm run teachers -- password EMAIL           prints a link to reset a password, valid for a day
npm run teachers -- set-up                   prints a link for the first teacher, valid for a day
npm run teachers -- confirm EMAIL            lets an account use the question bank
npm run teachers -- unconfirm EMAIL          takes that back
npm run teachers -- disable EMAIL            signs a teacher out everywhere and keeps them out
npm run teachers -- enable EMAIL             takes that back
npm run teachers -- hand-over EMAIL TO-EMAIL transfers all of a teacher’s classes to another teacher
npm run teachers -- delete EMAIL             permanently deletes a disabled account and its classes

Set DATABASE_URL to choose the database. Links have the server’s address if ORIGIN (https://quiz.example.org),
or HOST and PORT, are set as for the server.`;

type Teacher = NonNullable<Awaited<ReturnType<typeof findTeacher>>>;
interface Asked {
	readonly database: Database;
	readonly now: number;
}
/** By how many addresses it is given. */
type Command =
	| { readonly takes: 0; readonly answer: (asked: Asked) => Promise<string> }
	| { readonly takes: 1; readonly answer: (asked: Asked, teacher: Teacher) => Promise<string> }
	| { readonly takes: 2; readonly answer: (asked: Asked, from: Teacher, to: Teacher) => Promise<string> };

const [name = '', ...given] = process.argv.slice(2);
const origin = siteAddress(process.env);

const COMMANDS: Readonly<Record<string, Command>> = {
	list: { takes: 0, answer: list },
	invite: {
		takes: 0,
		answer: async ({ database: { db }, now }) =>
			`${origin}/teach/invitation/${await makeLink(db, 'invitation', null, now)}`,
	},
	password: {
		takes: 1,
		answer: async ({ database: { db }, now }, { id }) =>
			`${origin}/teach/password/${await makeLink(db, 'password', id, now)}`,
	},
	'set-up': {
		takes: 0,
		async answer({ database: { db }, now }) {
			const path = await setUpPath(db, now);
			if (!path) throw new Error('The first teacher already has an account. Use “invite” or “password”.');
			return origin + path;
		},
	},
	confirm: {
		takes: 1,
		async answer({ database: { db }, now }, teacher) {
			await setVouched(db, teacher.id, now);
			return `${teacher.name} can use the question bank.`;
		},
	},
	unconfirm: {
		takes: 1,
		async answer({ database: { db } }, teacher) {
			await setVouched(db, teacher.id, null);
			return `${teacher.name} can no longer use the question bank.`;
		},
	},
	disable: {
		takes: 1,
		async answer({ database, now }, teacher) {
			if (!(await disableTeacher(database, teacher.id, now)))
				throw new Error('This is the only administrator who can sign in. Nothing was changed.');
			return `${teacher.name} is signed out everywhere and cannot sign in.`;
		},
	},
	enable: {
		takes: 1,
		async answer({ database: { db } }, teacher) {
			await enableTeacher(db, teacher.id);
			return `${teacher.name} can sign in again.`;
		},
	},
	'hand-over': {
		takes: 2,
		async answer({ database, now }, from, to) {
			const classes = (await listOwnClasses(database.db, from.id, now)).map(({ row }) => row.id);
			const count = await handOver(database, from.id, to.id, classes);
			if (count === null) throw new Error(`${to.email} is disabled or not confirmed. Nothing was changed.`);
			return `${count} ${count === 1 ? 'class' : 'classes'} transferred from ${from.name} to ${to.name}.`;
		},
	},
	delete: {
		takes: 1,
		async answer({ database, now }, teacher) {
			if (teacher.disabled_at === null)
				throw new Error(`Disable ${teacher.email} first, and transfer any classes you want to keep.`);
			const done = await deleteTeacher(database, teacher.id, now);
			if (done === 'only-administrator')
				throw new Error('This is the only administrator. Nothing was deleted.');
			if (done === 'shared')
				throw new Error(
					'Some of this account’s classes are shared with other teachers. Transfer those first. Nothing was deleted.',
				);
			return `Deleted ${teacher.email} and all their classes.`;
		},
	},
};

await command(async () => {
	const asked = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
	if (!asked || asked.takes !== given.length) throw new Error(USAGE);
	await withDatabase(async (database) => console.log(await answer(asked, { database, now: Date.now() })));
});

async function answer(command: Command, asked: Asked): Promise<string> {
	if (command.takes === 0) return command.answer(asked);
	const [from = '', to = ''] = given;
	const teacher = await named(asked.database, from);
	if (command.takes === 1) return command.answer(asked, teacher);
	return command.answer(asked, teacher, await named(asked.database, to));
}

async function named({ db }: Database, email: string): Promise<Teacher> {
	const teacher = await findTeacher(db, email.trim().toLowerCase());
	if (!teacher) throw new Error(`No account has the address ${email}. “list” shows all accounts.`);
	return teacher;
}

async function list({ database: { db } }: Asked): Promise<string> {
	const all = await listTeachers(db);
	if (all.length === 0)
		return 'No one has an account yet. “npm run teachers -- set-up” prints a link for the first teacher.';
	return all
		.map(({ name, email, role, vouched_at, disabled_at }) =>
			[
				`${name} <${email}>`,
				role,
				...(vouched_at === null ? ['not confirmed'] : []),
				...(disabled_at === null ? [] : ['disabled']),
			].join(', '),
		)
		.join('\n');
}
