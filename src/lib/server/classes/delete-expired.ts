import { sql } from 'kysely';
import { forgetAnswers } from '../once/write-once.ts';
import { forgetOld, takeTurn } from '../throttle.ts';
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

/**
 * Cleans up now and every hour from now on, whether or not anybody visits; of however many processes one does it. What
 * goes wrong is written to the log and tried again an hour later. Keeps no process alive.
 * @param clock milliseconds since 1970
 * @returns ends it, and waits for what is under way
 */
export function keepClean(database: Database, clock: () => number): () => Promise<void> {
	let running: Promise<unknown> = Promise.resolve();
	const clean = () => {
		running = cleanUp(database, clock()).catch((error: unknown) =>
			console.error('Expired classes were not deleted:', error),
		);
	};
	clean();
	const timer = setInterval(clean, HOUR_MS).unref();
	return async () => {
		clearInterval(timer);
		await running;
	};
}

/** @returns whether this process was the one whose turn it was */
export async function cleanUp(database: Database, now: number): Promise<boolean> {
	const limit = { name: 'clean-up', most: 1, withinMs: HOUR_MS };
	const turn = await takeTurn(database.db, [[[limit, 'all']]], now);
	if ('waitMs' in turn) return false;
	await deleteExpired(database, now);
	await forgetOld(database.db, now);
	await forgetAnswers(database.db, now);
	return true;
}
