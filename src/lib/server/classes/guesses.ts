import { isIPv6 } from 'node:net';
import { sql, type Kysely } from 'kysely';
import { anonymous, isTooMany, type Limit } from '../throttle.ts';
import type { Tables } from '../database/tables.ts';

const MINUTE_MS = 60_000;

/**
 * Wrong codes from one address. A school of a thousand behind one address mistypes less often; whoever guesses
 * join codes, with a thousand of them in use, finds one in 160 years.
 */
const OF_ADDRESS: Limit = { name: 'wrong-code', most: 100, withinMs: 10 * MINUTE_MS };
/**
 * Wrong resume codes in one class, from wherever: 300 a day find one of forty students’ in 200 years. Whoever uses
 * them up keeps others of the class from resuming that day; the teacher can still reset a name.
 */
const OF_CLASS: Limit = { name: 'wrong-resume', most: 300, withinMs: 24 * 60 * MINUTE_MS };

/** Where a guess comes from. */
export interface Guesser {
	readonly address: string;
	/** The server's, which makes the address unreadable. */
	readonly secret: string;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/**
 * Tries a code. Each try is counted before it is made, so that guesses in parallel gain nothing, and taken off again
 * when it was right: forty students who join at once through one address are never slowed down.
 * @param classId of the class whose resume codes are tried; null for a join code
 * @param attempt finds what the code stands for; null when there is nothing
 */
export async function guess<T>(
	db: Kysely<Tables>,
	{ address, secret, now }: Guesser,
	classId: string | null,
	attempt: () => Promise<T | null>,
): Promise<{ readonly found: T } | { readonly refused: 'wrong' | 'too-many' }> {
	const network = anonymous(secret, networkOf(address));
	const counted: [Limit, string][] = [[OF_ADDRESS, network]];
	if (await isTooMany(db, OF_ADDRESS, network, now)) return { refused: 'too-many' };
	if (classId !== null) {
		counted.push([OF_CLASS, classId]);
		if (await isTooMany(db, OF_CLASS, classId, now)) return { refused: 'too-many' };
	}
	const found = await attempt();
	if (found === null) return { refused: 'wrong' };
	for (const [limit, whom] of counted) await takeOff(db, limit, whom);
	return { found };
}

async function takeOff(db: Kysely<Tables>, { name }: Limit, whom: string): Promise<void> {
	await db
		.updateTable('throttle')
		.set({ count: sql<number>`count - 1` })
		.where('key', '=', `${name} ${whom}`)
		.where('count', '>', 0)
		.execute();
}

/** One household or school has 2⁶⁴ addresses of IPv6: what they have in common counts. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)?.[1];
	if (mapped) return mapped;
	if (!isIPv6(address)) return address;
	const [head = '', tail] = (address.split('%')[0] ?? '').split('::');
	const before = head === '' ? [] : head.split(':');
	const after = !tail ? [] : tail.split(':');
	const zeros = tail === undefined ? 0 : 8 - before.length - after.length;
	const groups = [...before, ...Array.from({ length: zeros }, () => '0'), ...after];
	return groups
		.slice(0, 4)
		.map((group) => parseInt(group, 16).toString(16))
		.join(':');
}
