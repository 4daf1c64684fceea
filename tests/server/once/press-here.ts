import { TOKEN_FIELD } from '../../../src/lib/rules/form-token.ts';
import { joinClass } from '../../../src/lib/server/classes/join-class.ts';
import { openDatabase } from '../../../src/lib/server/database/open-database.ts';
import { onceOf } from '../../../src/lib/server/once/once.ts';

// A process of its own for `write-once.test.ts`: some presses of one form.
const [classId = '', token = '', at = ''] = process.argv.slice(2);
const now = Number(at);
const database = openDatabase(process.env.DATABASE_URL, process.env.MANDATE_SECRET);
process.send?.('ready');
await new Promise((told) => process.once('message', told));
const press = () => {
	const data = new FormData();
	data.append(TOKEN_FIELD, token);
	return joinClass(database, classId, { name: 'Emre' }, undefined, now, onceOf(data, 'join', now, classId));
};
const all = await Promise.all(Array.from({ length: 8 }, press));
await database.close();
process.send?.(
	all.map((joined) => ('refused' in joined ? joined.refused : joined.secret)),
	() => process.disconnect(),
);
