import { openDB, type DBSchema } from 'idb';
import { connect, PATIENCE_MS } from './connection.ts';
import type { Owner, RefusedEvent, WaitingEvent } from '../wire/waiting-event.ts';

/** Who counts: this browser, for one attempt. */
interface Counter {
	readonly attempt: string;
	readonly device: string;
	/** The number given last. */
	readonly last: number;
	/** Absent where an earlier version kept it. */
	readonly owner?: Owner;
}

export interface OutboxSchema extends DBSchema {
	counters: { key: string; value: Counter };
	waiting: {
		key: string;
		value: WaitingEvent;
		indexes: { order: [attempt: string, sequence: number] };
	};
	refused: { key: string; value: RefusedEvent; indexes: { attempt: string } };
}

/** Its own: what is assigned is no part of what a learner studies alone, and leaves with no copy of that. */
const NAME = 'mandate-assigned';

/** @throws when the browser refuses storage, or the store fails */
export const transact = connect<OutboxSchema>(
	(ended) =>
		openDB<OutboxSchema>(NAME, 1, {
			upgrade(database) {
				database.createObjectStore('counters', { keyPath: 'attempt' });
				const waiting = database.createObjectStore('waiting', { keyPath: 'id' });
				waiting.createIndex('order', ['attempt', 'sequence'], { unique: true });
				const refused = database.createObjectStore('refused', { keyPath: 'id' });
				refused.createIndex('attempt', 'attempt');
			},
			// Another tab brings a newer schema, or deletes everything: make way.
			blocking: ended,
			terminated: ended,
		}),
	// Memory stands in, and its events are sent meanwhile.
	PATIENCE_MS,
);
