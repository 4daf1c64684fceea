import { sql } from 'kysely';
import type { Database, Db } from './engine.ts';

/**
 * Does some writing together: all of it or, when it throws, nothing. Read inside it what the writing rests on.
 *
 * SQLite: no other process writes meanwhile. A plain “begin” would read first and then find that somebody else
 * has written. PostgreSQL: others write meanwhile; lock the row that decides with `locked`, or leave it to a
 * constraint.
 *
 * Within a writing under way it is part of that one.
 */
export async function write<T>(
	{ db, engine, isWithin = false }: Database,
	work: (all: Db) => Promise<T>,
): Promise<T> {
	if (isWithin) return work(db);
	if (engine === 'postgres') return db.transaction().execute(work);
	return db.connection().execute(async (one) => {
		await sql`begin immediate`.execute(one);
		try {
			const result = await work(one);
			await sql`commit`.execute(one);
			return result;
		} catch (error) {
			await sql`rollback`.execute(one);
			throw error;
		}
	});
}

/** `$call(locked(database))` on a select inside `write`: nobody else changes those rows until it is done. */
export const locked =
	({ engine }: Database) =>
	<Q extends { forUpdate: () => Q }>(query: Q): Q =>
		engine === 'postgres' ? query.forUpdate() : query;
