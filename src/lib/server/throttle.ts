import { sql } from 'kysely';
import type { Db } from './database/engine.ts';
import { forgetNetworks } from './known.ts';

export interface Limit {
	/** What is counted: `sign-in`, `join`. */
	readonly name: string;
	/** How often within the time; what comes after that is too much. */
	readonly most: number;
	readonly withinMs: number;
}

/** A limit, and whose turns these are, e.g. from `anonymousNetwork`; never an address as it is. */
type Counted = readonly [limit: Limit, whom: string];
/** A way in, which is open while each of its limits is. */
export type Way = readonly [Counted, ...Counted[]];

export interface Turn {
	/** Which of the ways was open: 0 for the first. */
	readonly way: number;
	/** Uncounts it: what was right, or was not tried after all, uses nothing up. */
	readonly giveBack: () => Promise<void>;
}

/**
 * Counts one more on the first way that is open. It counts before anything is tried, so that what is tried in
 * parallel gains nothing. The counts lie in the database: a restart forgives nothing, and several processes count
 * together. The time of a limit begins with the first that is counted.
 * @param now milliseconds since 1970
 * @returns how long it takes until one of the ways is open, when none is
 */
export async function takeTurn(
	db: Db,
	ways: readonly Way[],
	now: number,
): Promise<Turn | { readonly waitMs: number }> {
	for (const [way, counts] of ways.entries()) {
		const taken: { readonly key: string; readonly since: number }[] = [];
		const giveBack = async () => {
			for (const { key, since } of taken) await uncount(db, key, since);
		};
		for (const [limit, whom] of counts) {
			const since = await count(db, limit, whom, now);
			if (since === null) break;
			taken.push({ key: keyOf(limit, whom), since });
		}
		if (taken.length === counts.length) return { way, giveBack };
		await giveBack();
	}
	return { waitMs: await waitFor(db, ways, now) };
}

/** Milliseconds until one of the ways is open; at least one second when somebody was just refused. */
export async function waitFor(db: Db, ways: readonly Way[], now: number): Promise<number> {
	const keys = ways.flatMap((counts) => counts.map(([limit, whom]) => keyOf(limit, whom)));
	const rows = await db.selectFrom('throttle').selectAll().where('key', 'in', keys).execute();
	const wait = ([limit, whom]: Counted) => {
		const row = rows.find(({ key }) => key === keyOf(limit, whom));
		return row && row.count >= limit.most ? row.since + limit.withinMs - now : 0;
	};
	return Math.max(LEAST_WAIT_MS, Math.min(...ways.map((counts) => Math.max(...counts.map(wait)))));
}

const LEAST_WAIT_MS = 1_000;
const keyOf = ({ name }: Limit, whom: string) => `${name} ${whom}`;

/** @returns when the time of the limit began; null when it is used up, and nothing was counted */
async function count(db: Db, limit: Limit, whom: string, now: number): Promise<number | null> {
	const over = now - limit.withinMs;
	const counted = await db
		.insertInto('throttle')
		.values({ key: keyOf(limit, whom), count: 1, since: now })
		.onConflict((conflict) =>
			conflict
				.column('key')
				.doUpdateSet({
					count: sql<number>`case when throttle.since <= ${over} then 1 else throttle.count + 1 end`,
					since: sql<number>`case when throttle.since <= ${over} then ${now} else throttle.since end`,
				})
				.where(({ or, eb }) => or([eb('throttle.since', '<=', over), eb('throttle.count', '<', limit.most)])),
		)
		.returning('since')
		.executeTakeFirst();
	return counted?.since ?? null;
}

/** Unless the time it was counted in is over. */
async function uncount(db: Db, key: string, since: number): Promise<void> {
	await db
		.updateTable('throttle')
		.set({ count: sql<number>`count - 1` })
		.where('key', '=', key)
		.where('since', '=', since)
		.where('count', '>', 0)
		.execute();
}

/** Forgets all that was counted of somebody under these names. @param whom or what such keys begin with */
export async function forgive(db: Db, limits: readonly Limit[], whom: string): Promise<void> {
	for (const limit of limits) {
		const key = keyOf(limit, whom);
		await db
			.deleteFrom('throttle')
			// What follows a key is a space: `substr`, since an underscore would mean something to “like”.
			.where(({ or, eb }) =>
				or([eb('key', '=', key), eb(sql`substr(key, 1, ${key.length + 1})`, '=', `${key} `)]),
			)
			.execute();
	}
}

/** Deletes counts whose time is long over. */
export async function forgetOld(db: Db, now: number): Promise<void> {
	const dayAgo = now - 24 * 3_600_000;
	await db.deleteFrom('throttle').where('since', '<', dayAgo).execute();
	// What better-auth counts.
	await db.deleteFrom('rate_limit').where('last_request', '<', dayAgo).execute();
	await forgetNetworks(db, now);
}
