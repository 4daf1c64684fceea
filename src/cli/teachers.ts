import { makeLink } from '../lib/server/accounts/links.ts';
import { findTeacher, listTeachers, setUpPath } from '../lib/server/accounts/teachers.ts';
import { migrate } from '../lib/server/database/migrate.ts';
import { openDatabase } from '../lib/server/database/open-database.ts';
import { secretOf } from '../lib/server/secret.ts';

const USAGE = `npm run teachers -- list               who has an account
npm run teachers -- invite             a link for a new teacher, good for a week
npm run teachers -- password EMAIL     a link for a new password, good for a day
npm run teachers -- set-up             a link for the very first teacher, good for a day

DATABASE_URL names the database, ORIGIN the address in the links (https://quiz.example.org).`;

const [command, given = '', ...more] = process.argv.slice(2);
const origin = (process.env.ORIGIN || `http://localhost:${process.env.PORT || 3000}`).replace(/\/$/, '');
try {
	if (more.length > 0 || (command === 'password') !== Boolean(given)) throw new Error(USAGE);
	const database = openDatabase(process.env.DATABASE_URL, await secretOf(process.env));
	try {
		await migrate(database);
		console.log(await answer(command));
	} finally {
		await database.close();
	}

	async function answer(asked: string | undefined): Promise<string> {
		const { db } = database;
		const now = Date.now();
		switch (asked) {
			case 'list': {
				const all = await listTeachers(db);
				if (all.length === 0) return 'Nobody teaches here yet. “npm run teachers -- set-up” makes a link.';
				return all.map(({ name, email, role }) => `${name} <${email}>, ${role}`).join('\n');
			}
			case 'invite':
				return `${origin}/teach/invitation/${await makeLink(db, 'invitation', null, now)}`;
			case 'password': {
				const teacher = await findTeacher(db, given.trim().toLowerCase());
				if (!teacher) throw new Error(`There is no account under ${given}. “list” shows those there are.`);
				return `${origin}/teach/password/${await makeLink(db, 'password', teacher.id, now)}`;
			}
			case 'set-up': {
				const path = await setUpPath(db, now);
				if (!path) throw new Error('There are teachers already. Use “invite” or “password”.');
				return origin + path;
			}
			default:
				throw new Error(USAGE);
		}
	}
} catch (error) {
	console.error(error instanceof Error ? error.message : String(error));
	process.exitCode = 1;
}
