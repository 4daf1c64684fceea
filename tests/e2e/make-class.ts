import { makeClass } from '../../src/lib/server/classes/change-class.ts';
import { addStudents } from '../../src/lib/server/classes/add-students.ts';
import { withDatabase } from './database.ts';
import type { ClassFields } from '../../src/lib/server/classes/class-fields.ts';
import type { ClassTable } from '../../src/lib/server/database/tables/classes.ts';

const DAY = 86_400_000;

/** A class of a teacher in the database of the server under test, with names on its roster. */
export function classOf(
	teacher: string,
	names: readonly string[] = [],
	fields: Partial<ClassFields> = {},
): Promise<ClassTable> {
	return withDatabase(async (database) => {
		const now = Date.now();
		const own = await makeClass(
			database,
			teacher,
			{
				name: 'History 9b',
				timeZone: 'Asia/Karachi',
				endsAt: now + 200 * DAY,
				keptDays: 365,
				openJoining: true,
				listNames: false,
				...fields,
			},
			now,
		);
		await addStudents(database, own.id, names, now);
		return own;
	});
}
