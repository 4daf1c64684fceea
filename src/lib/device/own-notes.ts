import type { EventOf, StudyEvent } from './study-event.ts';

/** Words that a learner has marked in a reading, and what they wrote about them. */
export type OwnNote = EventOf<'noted'>;

/** In UTF-16 units. A note is a note, and no essay. */
export const LONGEST_NOTE = 2_000;
/** A few paragraphs. */
export const LONGEST_QUOTE = 2_000;
/** What is kept of the words before and after. */
export const LONGEST_BESIDE = 100;
/** In one module. */
export const MOST_NOTES = 500;

/**
 * The notes that are left, each as it was written last, those that were made first in front.
 * @param events of one module, in order; they may come from elsewhere, and be any number
 */
export function notesOf(events: readonly StudyEvent[]): OwnNote[] {
	const notes = new Map<string, OwnNote>();
	for (const event of events) {
		if (event.type === 'noted') notes.set(event.note, event);
		if (event.type === 'unnoted') notes.delete(event.note);
	}
	return [...notes.values()].slice(0, MOST_NOTES);
}
