import type { Database, Db } from '../database/engine.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import { locked, write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { noteChange } from './class-changes.ts';
import type { ClassFields } from './class-fields.ts';
import { freshJoinCode, isJoinCodeFree } from './fresh-code.ts';

const columns = ({ name, timeZone, endsAt, keptDays, openJoining, listNames }: ClassFields) => ({
	name,
	time_zone: timeZone,
	ends_at: endsAt,
	kept_days: keptDays,
	open_joining: openJoining ? (1 as const) : (0 as const),
	list_names: listNames ? (1 as const) : (0 as const),
});

/** Makes a class of a teacher. @param now milliseconds since 1970 */
export function makeClass(
	database: Database,
	teacher: string,
	fields: ClassFields,
	now: number,
	once: Once | null = null,
): Promise<ClassTable> {
	const make = async (db: Db) => {
		const own = await db
			.insertInto('class')
			.values({
				id: newId(now),
				teacher_id: teacher,
				...columns(fields),
				join_code: await freshJoinCode(db),
				created_at: now,
				is_demo: 0,
				deleted_at: null,
			})
			.returningAll()
			.executeTakeFirstOrThrow();
		await noteChange(db, own.id, teacher, { kind: 'created' }, now);
		return own;
	};
	return writeOnce(database, once, make, { holds: isThere });
}

async function isThere(db: Db, { id }: Pick<ClassTable, 'id'>): Promise<boolean> {
	return (await db.selectFrom('class').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** Names of the fields that would be others. */
export function changedFields(own: ClassTable, fields: ClassFields): string[] {
	const now = columns(fields);
	return [
		...(now.name === own.name ? [] : ['name']),
		...(now.time_zone === own.time_zone ? [] : ['timeZone']),
		...(now.ends_at === own.ends_at ? [] : ['lastDay']),
		...(now.kept_days === own.kept_days ? [] : ['keptDays']),
		...(now.open_joining === own.open_joining ? [] : ['joining']),
		...(now.list_names === own.list_names ? [] : ['listNames']),
	];
}

/** Dates of assignments are moments: with another zone they are shown otherwise, and stay when they are. */
export async function changeClass({ db }: Database, id: string, fields: ClassFields): Promise<void> {
	await db.updateTable('class').set(columns(fields)).where('id', '=', id).execute();
}

/** From now on nobody joins; who is in still sees what there is. Also takes it back, with the end there was. */
export async function setEnd({ db }: Database, id: string, endsAt: number): Promise<void> {
	await db.updateTable('class').set({ ends_at: endsAt }).where('id', '=', id).execute();
}

/**
 * Out of the way: teachers read it, and nobody changes, begins or hands in anything. When it is deleted stays as it was.
 * @param at milliseconds since 1970; null has it back
 */
export async function setArchived({ db }: Database, id: string, at: number | null): Promise<void> {
	await db.updateTable('class').set({ archived_at: at }).where('id', '=', id).execute();
}

/** Thrown away: nobody gets in; to be had back until `deleteExpired` deletes it. */
export async function deleteClass({ db }: Database, id: string, now: number): Promise<void> {
	await db
		.updateTable('class')
		.set({ deleted_at: now })
		.where('id', '=', id)
		.where('deleted_at', 'is', null)
		.execute();
}

/** @returns the class; null when there is none of this teacher by the id */
export function undeleteClass(
	database: Database,
	teacher: string,
	id: string,
	now: number,
): Promise<ClassTable | null> {
	return write(database, async (db) => {
		const back = await db
			.updateTable('class')
			.set({ deleted_at: null })
			.where('id', '=', id)
			.where('teacher_id', '=', teacher)
			.returningAll()
			.executeTakeFirst();
		if (back) await noteChange(db, id, teacher, { kind: 'restored' }, now);
		return back ?? null;
	});
}

/** Everything in it is gone at once, and for good. */
export async function eraseClass({ db }: Database, id: string): Promise<void> {
	await db.deleteFrom('class').where('id', '=', id).execute();
}

/**
 * The old code no longer lets anybody in; who is in stays in.
 * @returns the new code, and the one before it, with which it can be undone
 */
export function renewJoinCode(
	database: Database,
	id: string,
	once: Once | null = null,
): Promise<{ readonly code: string; readonly before: string }> {
	return writeOnce(database, once, async (db) => {
		const { join_code: before } = await db
			.selectFrom('class')
			.select('join_code')
			.where('id', '=', id)
			.$call(locked(database))
			.executeTakeFirstOrThrow();
		const code = await freshJoinCode(db);
		await db.updateTable('class').set({ join_code: code }).where('id', '=', id).execute();
		return { code, before };
	});
}

/**
 * The code that was there before lets in again.
 * @param code as `parseJoinCode` gives it
 * @returns false when somebody else has it by now
 */
export function restoreJoinCode(database: Database, id: string, code: string): Promise<boolean> {
	return write(database, async (db) => {
		if (!(await isJoinCodeFree(db, code))) return false;
		await db.updateTable('class').set({ join_code: code }).where('id', '=', id).execute();
		return true;
	});
}
