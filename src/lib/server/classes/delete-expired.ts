import { sql } from 'kysely';
import { forgetOld, isTooMany } from '../throttle.ts';
import type { Database } from '../database/engine.ts';

const DAY_MS = 86_400_000;
/** How long a class that was thrown away can be had back. */
export const BACK_FOR_DAYS = 7;
const HOUR_MS = 3_600_000;

/**
 * Deletes, for good and with everything in them, classes whose days after their end are over, and those thrown away
 * more than seven days ago.
 * @param now milliseconds since 1970
 * @returns how many
 */
export async function deleteExpired({ db }: Database, now: number): Promise<number> {
	const { numDeletedRows } = await db
		.deleteFrom('class')
		.where(({ or, eb }) =>
			or([
				// Cast first: as a plain integer the product is too large for PostgreSQL.
				eb(sql<number>`ends_at + cast(kept_days as bigint) * ${sql.lit(DAY_MS)}`, '<=', now),
				eb('deleted_at', '<', now - BACK_FOR_DAYS * DAY_MS),
			]),
		)
		.executeTakeFirst();
	return Number(numDeletedRows);
}

let next = 0;

/**
 * To be called with every request: cleans up at most once an hour, in one of however many processes. What goes wrong is
 * written to the log and tried again an hour later; the request does not wait for it.
 * @param now milliseconds since 1970
 */
export function cleanUpHourly(database: Database, now: number): void {
	if (now < next) return;
	next = now + HOUR_MS;
	cleanUp(database, now).catch((error: unknown) => console.error('Expired classes were not deleted:', error));
}

/** @returns whether this process was the one whose turn it was */
export async function cleanUp(database: Database, now: number): Promise<boolean> {
	const limit = { name: 'clean-up', most: 1, withinMs: HOUR_MS };
	if (await isTooMany(database.db, limit, 'all', now)) return false;
	await deleteExpired(database, now);
	await forgetOld(database.db, now);
	return true;
}
