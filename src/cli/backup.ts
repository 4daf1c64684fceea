import { resolve } from 'node:path';
import { backUp, restore } from '../lib/server/database/back-up.ts';
import { command } from './command.ts';
import { fileOf } from '../lib/server/database/open-database.ts';

const USAGE = `npm run backup [-- FILE]    backs up the database, even while it is in use (to data/backups/)
npm run restore -- FILE     restores a backup; stop the server first

Set DATABASE_URL=sqlite:path to use another database file.`;

const [name, given, ...more] = process.argv.slice(2);
await command(async () => {
	if (more.length > 0 || (name === 'restore' && !given)) throw new Error(USAGE);
	const file = fileOf(process.env.DATABASE_URL);
	if (file === null) {
		throw new Error(
			'This is a PostgreSQL database. Back it up with PostgreSQL’s own tools, even while it is in use:\n' +
				'  pg_dump --format=custom --file=mandate.dump "$DATABASE_URL"\n' +
				'  pg_restore --clean --if-exists --single-transaction --dbname="$DATABASE_URL" mandate.dump',
		);
	}
	const now = Date.now();
	if (name === 'backup') {
		const to = given ?? `data/backups/mandate-${new Date(now).toISOString().replace(/[:.]/g, '-')}.db`;
		const size = await backUp(file, resolve(to));
		console.log(`Backed up and checked: ${to} (${Math.ceil(size / 1000)} kB).`);
	} else if (name === 'restore') {
		const former = await restore(resolve(given ?? ''), file, now);
		console.log(`Restored ${given}.${former ? ` The previous database is now ${former}.` : ''}`);
	} else throw new Error(USAGE);
});
