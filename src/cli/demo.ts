import { readLibrary } from '../lib/content/read-library.ts';
import { findTeacher, listTeachers } from '../lib/server/accounts/teachers.ts';
import { command, withDatabase } from './command.ts';
import { siteAddress } from '../lib/server/site-address.ts';
import { makeDemo } from '../lib/server/demo/make-demo.ts';

const USAGE = `npm run demo -- EMAIL     creates a demo class of made-up students for this teacher

Set DATABASE_URL to choose the database. The teacher can delete the class like any other.`;

const [email = '', ...more] = process.argv.slice(2);
await command(async () => {
	if (more.length > 0) throw new Error(USAGE);
	const { modules } = await readLibrary('quizzes');
	const [module] = modules;
	if (!module) throw new Error('There are no modules in quizzes/.');
	await withDatabase(async (database) => {
		const all = await listTeachers(database.db);
		const only = email === '' && all.length === 1 ? all[0] : undefined;
		const teacher = only ?? (await findTeacher(database.db, email.trim().toLowerCase()));
		if (!teacher)
			throw new Error(
				`No account has the address “${email}”. “npm run teachers -- list” shows all accounts.\n\n${USAGE}`,
			);
		const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
		const id = await makeDemo(database, teacher.id, module, zone, Date.now());
		console.log(`Demo class created for ${teacher.name}: ${siteAddress(process.env)}/teach/classes/${id}`);
	});
});
