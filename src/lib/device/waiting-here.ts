import { storeLast } from './last-events.ts';
import { transact } from './outbox-database.ts';
import type { Owner } from '../wire/waiting-event.ts';

/** What waits on this device of one attempt, and whose it is. */
export interface WaitingHere {
	readonly attempt: string;
	readonly owner: Owner;
	readonly waiting: number;
}

/**
 * All that waits on this device, whoever it belongs to. Only how much: what somebody gave is shown to nobody else.
 * @throws when the store cannot be read: that is not the same as nothing
 */
export async function waitingHere(): Promise<readonly WaitingHere[]> {
	await storeLast();
	return transact(['counters', 'waiting'], 'readonly', async (reading) => {
		const order = reading.objectStore('waiting').index('order');
		const counters = await reading.objectStore('counters').getAll();
		const found = await Promise.all(
			counters.map(async ({ attempt, owner }) => ({
				attempt,
				owner,
				waiting: await order.count(IDBKeyRange.bound([attempt, 0], [attempt, Infinity])),
			})),
		);
		return found.flatMap(({ attempt, owner, waiting }) =>
			owner && waiting > 0 ? [{ attempt, owner, waiting }] : [],
		);
	});
}
