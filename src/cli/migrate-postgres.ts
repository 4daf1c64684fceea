import { existsSync } from 'node:fs';
import { takeAlone } from '../lib/server/database/back-up.ts';
import { copy } from '../lib/server/database/copy.ts';
import { migrate } from '../lib/server/database/migrate.ts';
import { command } from './command.ts';
import { secretOf } from '../lib/server/secret.ts';
import { DEFAULT_FILE, fileOf, openDatabase } from '../lib/server/database/open-database.ts';

const USAGE = `npm run migrate:postgres -- postgres://user:password@host:port/database [FILE]

Copies the SQLite database (${DEFAULT_FILE}, or FILE) into an empty PostgreSQL database and compares every row.
Stop the server first. Afterwards, start it with DATABASE_URL set to the new address. The file is not changed.`;

const [url, file = DEFAULT_FILE, ...more] = process.argv.slice(2);
await command(async () => {
	if (!url || more.length > 0 || fileOf(url) !== null) throw new Error(USAGE);
	if (!existsSync(file)) throw new Error(`There is no database at ${file}.`);
	takeAlone(file);
	const secret = await secretOf({ ...process.env, DATABASE_URL: `sqlite:${file}` });
	const from = openDatabase(`sqlite:${file}`, secret);
	const to = openDatabase(url, secret);
	try {
		// Both of the same version, or the columns would differ.
		await migrate(from);
		await migrate(to);
		let all = 0;
		await copy(from, to, ({ table, rows, checksum }) => {
			all += rows;
			console.log(`${table.padEnd(22)}${String(rows).padStart(9)} rows   ${checksum}`);
		});
		console.log(`${all} rows copied and verified.`);
		if (!process.env.MANDATE_SECRET)
			console.log(
				'Start the server with MANDATE_SECRET set to the contents of the file “secret” next to the old database.',
			);
	} finally {
		await from.close();
		await to.close();
	}
});
