import { teachingNow } from '../access/class-of-teacher.ts';
import type { Database, Db } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { noteChange } from '../classes/class-changes.ts';
import { isLastAdministrator } from './change-role.ts';
import { makeLink } from './links.ts';

/** Those with an account, by name. */
export const listTeachers = (db: Db) =>
	db
		.selectFrom('teacher')
		.select(['id', 'name', 'email', 'role', 'vouched_at', 'disabled_at'])
		.orderBy('name')
		.orderBy('id')
		.execute();

export const findTeacher = (db: Db, email: string) =>
	db
		.selectFrom('teacher')
		.select(['id', 'name', 'email', 'disabled_at'])
		.where('email', '=', email)
		.executeTakeFirst();

export const renameTeacher = (db: Db, id: string, name: string) =>
	db.updateTable('teacher').set({ name }).where('id', '=', id).execute();

/**
 * `only-administrator`: without them nobody could be invited. `shared`: others teach classes of theirs, which would be
 * gone with the account: these are handed over, or left by the others, first.
 */
export type Deleted = 'deleted' | 'only-administrator' | 'shared';

/** Deletes an account and everything in its classes, now. @param now milliseconds since 1970 */
export function deleteTeacher(database: Database, id: string, now: number): Promise<Deleted> {
	return write(database, async (db) => {
		if (await sharesClasses(database, db, id, now)) return 'shared';
		// Of two who delete themselves at once the second waits, and then is the last.
		await db
			.selectFrom('teacher')
			.select('id')
			.where('role', '=', 'administrator')
			.orderBy('id')
			.$call(locked(database))
			.execute();
		const { numDeletedRows } = await db
			.deleteFrom('teacher')
			.where('id', '=', id)
			.where((is) =>
				is.or([
					is('role', '=', 'teacher'),
					is.exists(
						is
							.selectFrom('teacher as other')
							.select('other.id')
							.where('other.role', '=', 'administrator')
							.where('other.disabled_at', 'is', null)
							.where('other.id', '!=', id),
					),
					// The last of all leaves an empty server behind, which prints a set-up link.
					is.not(is.exists(is.selectFrom('teacher as other').select('other.id').where('other.id', '!=', id))),
				]),
			)
			.executeTakeFirst();
		return numDeletedRows === 1n ? 'deleted' : 'only-administrator';
	});
}

/** Whether others teach a class of this teacher. Nobody comes to be one of them meanwhile. */
async function sharesClasses(database: Database, db: Db, teacher: string, now: number): Promise<boolean> {
	const own = await db
		.selectFrom('class')
		.select('id')
		.where('teacher_id', '=', teacher)
		.where('deleted_at', 'is', null)
		.orderBy('id')
		.$call(locked(database))
		.execute();
	if (own.length === 0) return false;
	const others = await teachingNow(db, now)
		.select('id')
		.where(
			'class_id',
			'in',
			own.map(({ id }) => id),
		)
		.limit(1)
		.execute();
	return others.length > 0;
}

/** The path of a link for the first teacher; null when there are teachers. */
export async function setUpPath(db: Db, now: number): Promise<string | null> {
	const one = await db.selectFrom('teacher').select('id').limit(1).executeTakeFirst();
	return one ? null : `/teach/set-up/${await makeLink(db, 'set-up', null, now)}`;
}

/** An administrator vouches for an account, or no longer does. @param at milliseconds since 1970; null: no longer */
export async function setVouched(db: Db, id: string, at: number | null): Promise<void> {
	await db.updateTable('teacher').set({ vouched_at: at }).where('id', '=', id).execute();
}

/**
 * Shuts somebody out: every session ends, and none begins any more, by whatever way. The classes stay, and students go
 * on in them.
 * @returns false when nobody could administer this server any more
 */
export function disableTeacher(database: Database, id: string, now: number): Promise<boolean> {
	return write(database, async (db) => {
		if (await isLastAdministrator(database, db, id)) return false;
		await db
			.updateTable('teacher')
			.set({ disabled_at: now })
			.where('id', '=', id)
			.where('disabled_at', 'is', null)
			.execute();
		await db.deleteFrom('teacher_session').where('teacher_id', '=', id).execute();
		return true;
	});
}

export async function enableTeacher(db: Db, id: string): Promise<void> {
	await db.updateTable('teacher').set({ disabled_at: null }).where('id', '=', id).execute();
}

/**
 * Gives classes of one teacher to another, with all that is in them.
 * @returns how many; null when the other is disabled, or nobody vouches for them: there may be questions kept for tests
 */
export function handOver(
	database: Database,
	from: string,
	to: string,
	classes: readonly string[],
	once: Once | null = null,
): Promise<number | null> {
	return writeOnce(database, once, async (db) => {
		const other = await db
			.selectFrom('teacher')
			.select('id')
			.where('id', '=', to)
			.where('disabled_at', 'is', null)
			.where('vouched_at', 'is not', null)
			.$call(locked(database))
			.executeTakeFirst();
		if (!other) return null;
		if (classes.length === 0) return 0;
		const handed = await db
			.updateTable('class')
			.set({ teacher_id: to })
			.where('teacher_id', '=', from)
			.where('id', 'in', classes)
			.returning('id')
			.execute();
		for (const { id } of handed)
			await noteChange(db, id, null, { kind: 'transferred', teacher: to }, Date.now());
		// Who taught one of them beside its owner is its owner now.
		await db
			.deleteFrom('class_teacher')
			.where('teacher_id', '=', to)
			.where('class_id', 'in', db.selectFrom('class').select('id').where('teacher_id', '=', to))
			.execute();
		return handed.length;
	});
}
