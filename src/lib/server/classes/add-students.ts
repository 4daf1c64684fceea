import type { Database, Db } from '../database/engine.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { cleanName, foldName, isTooLong } from '../exports/clean-name.ts';
import { readRoster, type Roster, type RosterChoice, type RosterName } from '../exports/roster.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { lockClass } from './change-student.ts';
import { freshResumeCodes } from './fresh-code.ts';
import type { SealedCode } from './sealed-code.ts';

export const MOST_STUDENTS = 500;

export interface RosterPreview extends Pick<Roster, 'problems' | 'table'> {
	/** Would be added. */
	readonly add: readonly RosterName[];
	/** Are in the class already. */
	readonly there: readonly RosterName[];
	/** Would be too many for one class. */
	readonly tooMany: readonly RosterName[];
}

/**
 * What would become of a list of names, and changes nothing.
 * @param input a string that was typed or pasted, or the bytes of a CSV file
 * @param choice what the teacher says about a table, instead of what was found
 */
export async function previewRoster(
	db: Db,
	classId: string,
	input: string | Uint8Array,
	choice?: RosterChoice,
): Promise<RosterPreview> {
	const { names, problems, table } = readRoster(input, choice);
	const taken = await takenNames(db, classId);
	const fresh = names.filter(({ name }) => !taken.has(foldName(name)));
	const room = Math.max(0, MOST_STUDENTS - taken.size);
	return {
		add: fresh.slice(0, room),
		there: names.filter(({ name }) => taken.has(foldName(name))),
		tooMany: fresh.slice(room),
		problems,
		table,
	};
}

/**
 * Puts names on the roster. Those that are in use, empty or too long are left out, and what is more than a class
 * holds: whoever saw the preview knows.
 * @param now milliseconds since 1970; all that are added have it as `created_at`, which takes them back
 * @returns how many were added and how many left out, and at which moment
 */
export function addStudents(
	database: Database,
	classId: string,
	names: readonly string[],
	now: number,
	once: Once | null = null,
): Promise<{ readonly count: number; readonly left: number; readonly at: number }> {
	return writeOnce(database, once, async (db) => {
		await lockClass(database, db, classId);
		const taken = await takenNames(db, classId);
		const room = Math.max(0, MOST_STUDENTS - taken.size);
		const fresh = new Map<string, string>();
		const clean = names.map(cleanName);
		for (const name of clean) {
			const key = foldName(name);
			const fits = name !== '' && !isTooLong(name);
			if (fits && !taken.has(key) && !fresh.has(key) && fresh.size < room) fresh.set(key, name);
		}
		const codes = await freshResumeCodes(database, db, classId, fresh.size);
		const rows = [...fresh].flatMap(([key, name], at) => {
			const code = codes[at];
			return code ? [{ ...newStudent(classId, name, code.sealed, now), name_key: key }] : [];
		});
		if (rows.length > 0) await db.insertInto('student').values(rows).execute();
		return { count: rows.length, left: clean.filter((name) => name !== '').length - rows.length, at: now };
	});
}

/** Takes back what `addStudents` added at that moment, but nobody who has come in since. */
export async function undoAdd({ db }: Database, classId: string, addedAt: number): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('student')
		.where('class_id', '=', classId)
		.where('created_at', '=', addedAt)
		.where('joined_at', 'is', null)
		.where('id', 'not in', db.selectFrom('attempt').select('student_id'))
		.executeTakeFirst();
	return Number(numDeletedRows);
}

/** A student who has not come in. @param name clean */
export function newStudent(classId: string, name: string, code: SealedCode, now: number): StudentTable {
	return {
		id: newId(now),
		class_id: classId,
		nickname: name,
		name_key: foldName(name),
		...code,
		joined_at: null,
		extra_percent: 0,
		extra_minutes: 0,
		created_at: now,
		removed_at: null,
	};
}

/** Names in use in a class, folded. */
export async function takenNames(db: Db, classId: string): Promise<Set<string | null>> {
	const rows = await db
		.selectFrom('student')
		.select('name_key')
		.where('class_id', '=', classId)
		.where('removed_at', 'is', null)
		.execute();
	return new Set(rows.map(({ name_key }) => name_key));
}
