import { newId } from './new-id.ts';
import { transact } from './outbox-database.ts';
import type { Outbox, Owner, WaitingEvent } from '../wire/waiting-event.ts';

/**
 * Events of one attempt, in IndexedDB. Tabs share the store and the count: the number is drawn in the same
 * transaction that keeps the event, and a browser does those of one store one after another.
 * @param owner null where nothing is added
 */
export function deviceOutbox(attempt: string, owner: Owner | null): Outbox {
	const range = () => IDBKeyRange.bound([attempt, 0], [attempt, Infinity]);
	return {
		isKept: true,
		add: (event, id = newId()) =>
			transact(['counters', 'waiting'], 'readwrite', async (writing) => {
				const [counters, waiting] = [writing.objectStore('counters'), writing.objectStore('waiting')];
				// Written by a first try that nothing was heard of any more.
				const known = await waiting.get(id);
				if (known) return known;
				const counter = (await counters.get(attempt)) ?? { attempt, device: newId(), last: 0 };
				const { device, last } = counter;
				const added = { id, attempt, device, sequence: last + 1, event };
				await Promise.all([
					counters.put({ ...counter, last: last + 1, ...(owner ? { owner } : {}) }),
					waiting.put(added),
				]);
				return added;
			}),
		waiting: (): Promise<readonly WaitingEvent[]> =>
			transact(['waiting'], 'readonly', ({ store }) => store.index('order').getAll(range())),
		acknowledge: (events) =>
			transact(['waiting'], 'readwrite', async ({ store }) => {
				await Promise.all(events.map(({ id }) => store.delete(id)));
			}),
		setAside: (events) =>
			transact(['waiting', 'refused'], 'readwrite', async (writing) => {
				await Promise.all(
					events.flatMap((event) => [
						writing.objectStore('waiting').delete(event.id),
						writing.objectStore('refused').put(event),
					]),
				);
			}),
		refused: () => transact(['refused'], 'readonly', ({ store }) => store.index('attempt').getAll(attempt)),
		forgetRefused: () =>
			transact(['refused'], 'readwrite', async ({ store }) => {
				const keys = await store.index('attempt').getAllKeys(attempt);
				await Promise.all(keys.map((key) => store.delete(key)));
			}),
		end: () =>
			transact(['waiting', 'counters'], 'readwrite', async (writing) => {
				const left = await writing.objectStore('waiting').index('order').count(range());
				if (left === 0) await writing.objectStore('counters').delete(attempt);
			}),
	};
}
