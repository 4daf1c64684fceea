import { SAFE } from '../../study/log/database.ts';
import { newId } from '../../study/log/new-id.ts';
import type { OutboxDatabase } from './outbox-database.ts';
import type { Outbox, Owner, WaitingEvent } from './waiting-event.ts';

const EVERY = ['waiting', 'refused', 'counters'] as const;

/**
 * Events of one attempt, in IndexedDB. Tabs share the store and the count: the number is drawn in the same
 * transaction that keeps the event, and a browser does those of one store one after another.
 * @param owner null where nothing is added
 */
export function deviceOutbox(database: OutboxDatabase, attempt: string, owner: Owner | null): Outbox {
	const ofAttempt = IDBKeyRange.bound([attempt, 0], [attempt, Infinity]);
	const waiting = (): Promise<readonly WaitingEvent[]> =>
		database.getAllFromIndex('waiting', 'order', ofAttempt);
	return {
		isKept: true,
		async add(event) {
			const writing = database.transaction(['counters', 'waiting'], 'readwrite', SAFE);
			const counter = await writing.objectStore('counters').get(attempt);
			const { device, last } = counter ?? { device: newId(), last: 0 };
			const added = { id: newId(), attempt, device, sequence: last + 1, event };
			await Promise.all([
				writing.objectStore('counters').put({ attempt, device, last: last + 1, ...(owner ? { owner } : {}) }),
				writing.objectStore('waiting').put(added),
				writing.done,
			]);
			return added;
		},
		waiting,
		async acknowledge(events) {
			const writing = database.transaction('waiting', 'readwrite', SAFE);
			await Promise.all([...events.map(({ id }) => writing.store.delete(id)), writing.done]);
		},
		async setAside(events) {
			const writing = database.transaction(['waiting', 'refused'], 'readwrite', SAFE);
			await Promise.all([
				...events.flatMap((event) => [
					writing.objectStore('waiting').delete(event.id),
					writing.objectStore('refused').put(event),
				]),
				writing.done,
			]);
		},
		refused: () => database.getAllFromIndex('refused', 'attempt', attempt),
		async forgetRefused() {
			const writing = database.transaction('refused', 'readwrite', SAFE);
			const keys = await writing.store.index('attempt').getAllKeys(attempt);
			await Promise.all([...keys.map((key) => writing.store.delete(key)), writing.done]);
		},
		async end() {
			const writing = database.transaction(EVERY, 'readwrite', SAFE);
			const left = await writing.objectStore('waiting').index('order').count(ofAttempt);
			if (left === 0) await writing.objectStore('counters').delete(attempt);
			await writing.done;
		},
	};
}
