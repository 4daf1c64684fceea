import type { Database, Db } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';
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
