import { newId } from './log/new-id.ts';
import type { Entry, NewEvent } from './log/log.ts';

/**
 * Between an action and its place on the disk lie some milliseconds, in which a page may be left. Until they
 * are written, events stand here as well, where writing does not wait; the next page takes them over.
 */
const PREFIX = 'mandate:unwritten:';
/** Where nothing can ever be written, what piles up here would be of no use. */
const MOST = 20;
/** Each page its own: two tabs never overwrite each other's. */
let key = '';

/** Notes what is not written yet, and forgets what is. */
export function note(entries: readonly Entry[]) {
	const events = entries.flatMap((entry) => ('event' in entry ? [entry.event] : []));
	try {
		key ||= PREFIX + newId();
		if (events.length > 0 && leftBehind().length < MOST)
			localStorage.setItem(key, JSON.stringify(events satisfies NewEvent[]));
		else localStorage.removeItem(key);
	} catch {
		// Refused or full: then these milliseconds are a risk, as they would be without.
	}
}

/** Notes one event that nothing else waits for. @returns how to forget it */
export function noteOne(event: NewEvent): () => void {
	const name = PREFIX + event.id;
	try {
		if (leftBehind().length < MOST) localStorage.setItem(name, JSON.stringify([event]));
		return () => localStorage.removeItem(name);
	} catch {
		return () => undefined;
	}
}

/** Keys under which other pages have left something. */
export function leftBehind(): string[] {
	try {
		return Object.keys(localStorage).filter((name) => name.startsWith(PREFIX) && name !== key);
	} catch {
		return [];
	}
}
