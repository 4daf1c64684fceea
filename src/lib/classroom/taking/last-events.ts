import { parseAttemptEvent } from '../../quiz/parse-events.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';

/** What was done and is not in the store yet, under the id it will have there. */
export interface LastEvent {
	readonly id: string;
	readonly event: AttemptEvent;
}

/** A page that is left has done no more than this since the store was last heard of. */
const MOST = 100;

/**
 * What was done in the moment of leaving: a page that goes must let go of its store, so the event that was on its way
 * there is written into storage that does not wait. The next page of the attempt takes it over, once: by its id the
 * store and the server know it again.
 */
export function lastEvents(attempt: string) {
	const key = `mandate-assigned-last ${attempt}`;
	return {
		keep(events: readonly LastEvent[]) {
			try {
				if (events.length > 0) localStorage.setItem(key, JSON.stringify(events.slice(-MOST)));
				else localStorage.removeItem(key);
			} catch {
				// Refused, as the store is: the page has said that it keeps nothing.
			}
		},
		take(): readonly LastEvent[] {
			try {
				const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
				localStorage.removeItem(key);
				return Array.isArray(found) ? found.slice(-MOST).flatMap(parse) : [];
			} catch {
				return [];
			}
		},
	};
}

function parse(value: unknown): LastEvent[] {
	if (typeof value !== 'object' || value === null || !('id' in value) || !('event' in value)) return [];
	const event = parseAttemptEvent(value.event);
	return typeof value.id === 'string' && event ? [{ id: value.id, event }] : [];
}
