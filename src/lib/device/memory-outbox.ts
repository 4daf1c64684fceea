import { newId } from './new-id.ts';
import type { Outbox, RefusedEvent, WaitingEvent } from '../wire/waiting-event.ts';

/** For a browser that refuses storage: what was done is sent, but a page that is closed too soon loses it. */
export function memoryOutbox(attempt: string): Outbox {
	const device = newId();
	let sequence = 0;
	let waiting: readonly WaitingEvent[] = [];
	let refused: readonly RefusedEvent[] = [];
	const without = (gone: readonly WaitingEvent[]) => {
		const ids = new Set(gone.map(({ id }) => id));
		waiting = waiting.filter(({ id }) => !ids.has(id));
	};
	return {
		isKept: false,
		async add(event, id = newId()) {
			sequence += 1;
			const added = { id, attempt, device, sequence, event };
			waiting = [...waiting, added];
			return added;
		},
		waiting: async () => waiting,
		acknowledge: async (events) => without(events),
		async setAside(events) {
			without(events);
			refused = [...refused, ...events];
		},
		refused: async () => refused,
		async forgetRefused() {
			refused = [];
		},
		end: async () => undefined,
	};
}
