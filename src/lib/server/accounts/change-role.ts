import type { Database, Db } from '../database/engine.ts';
import { locked, write } from '../database/write.ts';

/**
 * Whether nobody else could administer this server. Of two administrators who shut each other out, the second waits here, and
 * then is the last.
 * @param db the transaction in which it is decided
 */
export async function isLastAdministrator(database: Database, db: Db, id: string): Promise<boolean> {
	const administrators = await db
		.selectFrom('teacher')
		.select(['id', 'disabled_at'])
		.where('role', '=', 'administrator')
		.orderBy('id')
		.$call(locked(database))
		.execute();
	return (
		administrators.some((one) => one.id === id) &&
		!administrators.some((one) => one.id !== id && one.disabled_at === null)
	);
}

/** Another administrator. @returns false when the account is disabled: it would be none who can do anything */
export async function makeAdministrator({ db }: Database, id: string): Promise<boolean> {
	const { numUpdatedRows } = await db
		.updateTable('teacher')
		.set({ role: 'administrator' })
		.where('id', '=', id)
		.where('disabled_at', 'is', null)
		.executeTakeFirst();
	return numUpdatedRows === 1n;
}

/** A teacher like others again. @returns false when nobody could administer this server any more */
export function unmakeAdministrator(database: Database, id: string): Promise<boolean> {
	return write(database, async (db) => {
		if (await isLastAdministrator(database, db, id)) return false;
		await db.updateTable('teacher').set({ role: 'teacher' }).where('id', '=', id).execute();
		return true;
	});
}
