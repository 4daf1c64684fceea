import { newId } from './new-id.ts';
import { notes } from './notes.ts';
import type { Entry, NewEvent } from './entry.ts';

/**
 * Between an action and its place on the disk lie some milliseconds, or, where the store does not answer, hours, in
 * which a page may be left. Until they are written, entries stand here as well, where writing does not wait; the next
 * page takes them over.
 */
export const unwritten = notes('mandate:unwritten:');
let own = '';
/** Whether all that this page has not written yet was noted. */
let isNoted = false;

/** Notes what is not written yet, and forgets what is. What finds no room here still waits for the store. */
export function note(entries: readonly Entry[]) {
	own ||= newId();
	isNoted = unwritten.set(own, entries) && entries.length > 0;
}

/** Notes one event that nothing else waits for. @returns how to forget it */
export function noteOne(event: NewEvent): () => void {
	unwritten.set(event.id, [{ event }]);
	return () => void unwritten.set(event.id, []);
}

/** Whether another page has written what this one had noted. */
export const isTakenOver = () => isNoted && !unwritten.names().includes(own);

/** Names under which other pages have left something. */
export const leftBehind = () => unwritten.names().filter((name) => name !== own);
