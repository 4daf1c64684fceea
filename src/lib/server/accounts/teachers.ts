import type { Database, Db } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
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
 * Deletes an account and everything in its classes, now.
 * @returns false when it is the last administrator's, without whom nobody could be invited
 */
export function deleteTeacher(database: Database, id: string): Promise<boolean> {
	return write(database, async (db) => {
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
		return numDeletedRows === 1n;
	});
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
		const { numUpdatedRows } = await db
			.updateTable('class')
			.set({ teacher_id: to })
			.where('teacher_id', '=', from)
			.where('id', 'in', classes)
			.executeTakeFirst();
		return Number(numUpdatedRows);
	});
}
