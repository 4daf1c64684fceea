import { newId } from './log/new-id.ts';
import type { Entry, NewEvent } from './log/log.ts';

/**
 * Between an action and its place on the disk lie some milliseconds, or, where the store does not answer, hours, in
 * which a page may be left. Until they are written, entries stand here as well, where writing does not wait; the next
 * page takes them over.
 */
const PREFIX = 'mandate:unwritten:';
/** A tenth of what browsers give: where nothing can ever be written, what piles up here must not crowd out the rest. */
const MOST_CHARACTERS = 500_000;
/** Each page its own: two tabs never overwrite each other's. */
let key = '';
/** Whether all that this page has not written yet was noted. */
let isNoted = false;

/** Notes what is not written yet, and forgets what is. What finds no room here still waits for the store. */
export function note(entries: readonly Entry[]) {
	key ||= PREFIX + newId();
	isNoted = set(key, entries) && entries.length > 0;
}

/** Notes one event that nothing else waits for. @returns how to forget it */
export function noteOne(event: NewEvent): () => void {
	const name = PREFIX + event.id;
	set(name, [{ event }]);
	return () => void set(name, []);
}

/** Whether another page has written what this one had noted. */
export function isTakenOver(): boolean {
	try {
		return isNoted && localStorage.getItem(key) === null;
	} catch {
		return false;
	}
}

/** @returns whether there was room; where there is none, an older note stays: better than none */
function set(name: string, entries: readonly Entry[]): boolean {
	try {
		if (entries.length === 0) localStorage.removeItem(name);
		else {
			const text = JSON.stringify(entries);
			const others = names().filter((other) => other !== name);
			const used = others.reduce((sum, other) => sum + (localStorage.getItem(other)?.length ?? 0), 0);
			if (used + text.length > MOST_CHARACTERS) return false;
			localStorage.setItem(name, text);
		}
		return true;
	} catch {
		// Refused or full: then these milliseconds are a risk, as they would be without.
		return false;
	}
}

const names = () => Object.keys(localStorage).filter((name) => name.startsWith(PREFIX));

/** Keys under which other pages have left something. */
export function leftBehind(): string[] {
	try {
		return names().filter((name) => name !== key);
	} catch {
		return [];
	}
}
