import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';

// A process of its own for `join-class.test.ts`: half of those who want one name.
const [classId = '', name = '', now = ''] = process.argv.slice(2);
const database = openDatabase(process.env.DATABASE_URL, 'what the databases of tests seal with');
process.send?.('ready');
await new Promise((told) => process.once('message', told));
const all = await Promise.all(
	Array.from({ length: 25 }, () => joinClass(database, classId, { name }, undefined, Number(now))),
);
await database.close();
process.send?.(
	all.map((joined) => ('refused' in joined ? joined.refused : 'in')),
	() => process.disconnect(),
);
