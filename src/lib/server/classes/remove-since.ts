import { notifyChange } from '../attempts/changes.ts';
import type { Database, Db } from '../database/engine.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { foldName } from '../exports/clean-name.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { newStudent, takenNames } from './add-students.ts';
import { lockClass } from './change-student.ts';
import { freshResumeCodes } from './fresh-code.ts';

/** A name that was on the roster before somebody took it. */
const isOfRoster = ({ created_at, joined_at }: StudentTable) => joined_at !== null && created_at < joined_at;

/**
 * Shuts out everybody who has joined a class since a moment; what they did is kept, and taken back it is there again.
 * Names of the roster are free again at once, for those who they are of.
 * @param since milliseconds since 1970
 * @param now of all who are removed it is their `removed_at`, by which `restoreRemoved` finds them
 * @returns how many, and that `now`
 */
export async function removeSince(
	database: Database,
	classId: string,
	since: number,
	now: number,
	once: Once | null = null,
): Promise<{ readonly count: number; readonly at: number }> {
	const removed = await writeOnce(database, once, async (db) => {
		await lockClass(database, db, classId);
		const students = await db
			.selectFrom('student')
			.selectAll()
			.where('class_id', '=', classId)
			.where('removed_at', 'is', null)
			.where('joined_at', '>=', since)
			.execute();
		if (students.length === 0) return { count: 0, at: now };
		const ids = students.map(({ id }) => id);
		await db.updateTable('student').set({ removed_at: now, name_key: null }).where('id', 'in', ids).execute();
		const listed = students.filter(isOfRoster);
		const codes = await freshResumeCodes(database, db, classId, listed.length);
		const again = listed.flatMap(({ nickname, extra_percent, extra_minutes }, at) => {
			const code = codes[at];
			return code
				? [{ ...newStudent(classId, nickname, code.sealed, now), extra_percent, extra_minutes }]
				: [];
		});
		if (again.length > 0) await db.insertInto('student').values(again).execute();
		return { count: students.length, at: now };
	});
	if (removed.count > 0) notifyChange(database, classId);
	return removed;
}

/**
 * Takes `removeSince` back; the devices are in again. Those stay removed whose name somebody has taken meanwhile.
 * @param removedAt its `now`
 * @returns how many are back
 */
export async function restoreRemoved(
	database: Database,
	classId: string,
	removedAt: number,
	once: Once | null = null,
): Promise<number> {
	const back = await writeOnce(database, once, async (db) => {
		await lockClass(database, db, classId);
		// Of the roster, and still free: these stood in for those who come back.
		await db
			.deleteFrom('student')
			.where('class_id', '=', classId)
			.where('created_at', '=', removedAt)
			.where('joined_at', 'is', null)
			.where('removed_at', 'is', null)
			.where('id', 'not in', db.selectFrom('attempt').select('student_id'))
			.execute();
		const students = await db
			.selectFrom('student')
			.selectAll()
			.where('class_id', '=', classId)
			.where('removed_at', '=', removedAt)
			.execute();
		return await restoreAll(db, classId, students);
	});
	if (back > 0) notifyChange(database, classId);
	return back;
}

async function restoreAll(db: Db, classId: string, students: readonly StudentTable[]) {
	const taken = await takenNames(db, classId);
	let back = 0;
	for (const { id, nickname } of students) {
		const key = foldName(nickname);
		if (taken.has(key)) continue;
		taken.add(key);
		await db.updateTable('student').set({ removed_at: null, name_key: key }).where('id', '=', id).execute();
		back += 1;
	}
	return back;
}
