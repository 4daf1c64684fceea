import { createHmac } from 'node:crypto';
import { sql, type Kysely } from 'kysely';
import type { Tables } from './database/tables.ts';

export interface Limit {
	/** What is counted: `sign-in`, `join`. */
	readonly name: string;
	/** How often within the time; what comes after that is too much. */
	readonly most: number;
	readonly withinMs: number;
}

/**
 * Counts one more, and says whether it is one too many. The count lies in the database: a restart forgives
 * nothing, and several processes count together. The time begins with the first that is counted.
 * @param whom whose turns these are, e.g. from `anonymous`; never an address as it is
 * @param now milliseconds since 1970
 */
export async function isTooMany(
	db: Kysely<Tables>,
	{ name, most, withinMs }: Limit,
	whom: string,
	now: number,
): Promise<boolean> {
	const over = now - withinMs;
	const { count } = await db
		.insertInto('throttle')
		.values({ key: `${name} ${whom}`, count: 1, since: now })
		.onConflict((conflict) =>
			conflict.column('key').doUpdateSet({
				count: sql<number>`case when throttle.since <= ${over} then 1 else throttle.count + 1 end`,
				since: sql<number>`case when throttle.since <= ${over} then ${now} else throttle.since end`,
			}),
		)
		.returning('count')
		.executeTakeFirstOrThrow();
	return count > most;
}

/** Forgets what was counted: after the right password the wrong ones before it are nobody's business. */
export async function forgive(db: Kysely<Tables>, { name }: Limit, whom: string): Promise<void> {
	await db.deleteFrom('throttle').where('key', '=', `${name} ${whom}`).execute();
}

/** Deletes counts whose time is long over. */
export async function forgetOld(db: Kysely<Tables>, now: number): Promise<void> {
	const dayAgo = now - 24 * 3_600_000;
	await db.deleteFrom('throttle').where('since', '<', dayAgo).execute();
	// What better-auth counts.
	await db.deleteFrom('rate_limit').where('last_request', '<', dayAgo).execute();
}

/** An address, as it may be kept: 96 bits that only this server can make from it. */
export const anonymous = (secret: string, address: string) =>
	createHmac('sha256', secret).update(address).digest('base64url').slice(0, 16);
