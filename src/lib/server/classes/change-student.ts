import { cleanName, foldName, isTooLong, LONGEST_NAME } from '../exports/clean-name.ts';
import { locked, write } from '../database/write.ts';
import { freshResumeCodes } from './fresh-code.ts';
import { writeOnce } from '../once/write-once.ts';
import type { Once } from '../once/once.ts';
import type { ExtraTime } from '../../rules/deadline.ts';
import type { Database, Db } from '../database/engine.ts';
import type { StudentTable } from '../database/tables/classes.ts';

export type NameRefusal = 'empty' | 'too-long' | 'in-use';
export const MOST_EXTRA_PERCENT = 400;
export const MOST_EXTRA_MINUTES = 600;

/** A name as it would be stored, or why it cannot be. */
export function checkName(typed: string): { readonly name: string } | { readonly refused: NameRefusal } {
	// Cleaning what is far too long would be work for nothing.
	if (typed.length > 20 * LONGEST_NAME) return { refused: 'too-long' };
	const name = cleanName(typed);
	if (name === '') return { refused: 'empty' };
	return isTooLong(name) ? { refused: 'too-long' } : { name };
}

/** Gives a student another name. Devices that have joined stay. */
export async function renameStudent(
	database: Database,
	{ id, class_id }: StudentTable,
	typed: string,
): Promise<{ readonly name: string } | { readonly refused: NameRefusal }> {
	const checked = checkName(typed);
	if ('refused' in checked) return checked;
	const { name } = checked;
	return write(database, async (db) => {
		await lockClass(database, db, class_id);
		if (await isTaken(db, class_id, name, id)) return { refused: 'in-use' };
		await db
			.updateTable('student')
			.set({ nickname: name, name_key: foldName(name) })
			.where('id', '=', id)
			.where('removed_at', 'is', null)
			.execute();
		return { name };
	});
}

/**
 * Signs every device out and gives a new resume code; the name can be taken again, with all that was done under
 * it. For a student who has lost the code, or whose name somebody else has taken.
 * @returns the new resume code
 */
export function resetStudent(database: Database, { id, class_id }: StudentTable): Promise<string> {
	return write(database, async (db) => {
		await lockClass(database, db, class_id);
		const [fresh] = await freshResumeCodes(database, db, class_id, 1);
		if (!fresh) throw new Error('Couldn’t create a code.');
		// First, since it locks the row: a device that comes in by the old code is in before this, and signed out, or not at all.
		await db
			.updateTable('student')
			.set({ ...fresh.sealed, joined_at: null })
			.where('id', '=', id)
			.execute();
		await db.deleteFrom('student_device').where('student_id', '=', id).execute();
		return fresh.code;
	});
}

/** Shuts a student out. All that was done is kept, and the name is free. */
export async function removeStudent({ db }: Database, { id }: StudentTable, now: number): Promise<void> {
	await db
		.updateTable('student')
		.set({ removed_at: now, name_key: null })
		.where('id', '=', id)
		.where('removed_at', 'is', null)
		.execute();
}

/** Takes a removal back; the devices are in again. Not when somebody else has taken the name since. */
export function restoreStudent(
	database: Database,
	{ id, class_id, nickname }: StudentTable,
): Promise<{ readonly restored: true } | { readonly refused: 'in-use' }> {
	return write(database, async (db) => {
		await lockClass(database, db, class_id);
		if (await isTaken(db, class_id, nickname, id)) return { refused: 'in-use' };
		await db
			.updateTable('student')
			.set({ removed_at: null, name_key: foldName(nickname) })
			.where('id', '=', id)
			.execute();
		return { restored: true };
	});
}

/**
 * More time in every assignment of the class, a running attempt included: percent of a time limit, and minutes on
 * top. Due dates are later by as much.
 * @returns what there was before
 */
export function setExtraTime(
	database: Database,
	{ id }: StudentTable,
	{ percent, minutes }: ExtraTime,
	once: Once | null = null,
): Promise<ExtraTime> {
	return writeOnce(database, once, async (db) => {
		const before = await db
			.selectFrom('student')
			.select(['extra_percent as percent', 'extra_minutes as minutes'])
			.where('id', '=', id)
			.$call(locked(database))
			.executeTakeFirstOrThrow();
		await db
			.updateTable('student')
			.set({ extra_percent: percent, extra_minutes: minutes })
			.where('id', '=', id)
			.execute();
		return before;
	});
}

/** Everything about the student is gone at once, and for good. */
export async function eraseStudent({ db }: Database, { id }: StudentTable): Promise<void> {
	await db.deleteFrom('student').where('id', '=', id).execute();
}

/** Whether somebody else in the class has the name. */
async function isTaken(db: Db, classId: string, name: string, but: string): Promise<boolean> {
	const other = await db
		.selectFrom('student')
		.select('id')
		.where('class_id', '=', classId)
		.where('name_key', '=', foldName(name))
		.where('id', '!=', but)
		.executeTakeFirst();
	return other !== undefined;
}

/** Names of a class are given out one after another. */
export async function lockClass(database: Database, db: Db, classId: string): Promise<void> {
	await db
		.selectFrom('class')
		.select('id')
		.where('id', '=', classId)
		.$call(locked(database))
		.executeTakeFirstOrThrow();
}
