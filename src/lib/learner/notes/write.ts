import { eventNow } from '../../device/entry.ts';
import { noteOne } from '../../device/journal.ts';
import { eventsOf, writeNote } from '../../device/log.ts';
import { newId } from '../../device/new-id.ts';
import { LONGEST_NOTE, MOST_NOTES, notesOf, type OwnNote } from '../../device/own-notes.ts';
import type { Position } from '../../text/locate.ts';
import { here } from '../../player/here.ts';
import type { NOT_MARKED } from '../../words/own-notes.ts';
import { selectorAt } from './find-note.ts';

type Problem = keyof typeof NOT_MARKED;

/** This reading's, in the order in which they were made; and how many there are in the module. */
export async function ownNotes(): Promise<{ readonly notes: readonly OwnNote[]; readonly all: number }> {
	const { module, name } = here();
	const all = notesOf(await eventsOf(module));
	return { notes: all.filter(({ reading }) => reading === name), all: all.length };
}

/** Marks words of a text. Marked already, they are not marked twice. @returns the note's id, or why there is none */
export async function makeNote(text: string, at: Position): Promise<{ note: string } | { problem: Problem }> {
	const selector = selectorAt(text, at);
	if (!selector) return { problem: at.start < at.end ? 'too-long' : 'none' };
	try {
		const { notes, all } = await ownNotes();
		const known = notes.find((one) => one.start === at.start && one.selector.exact === selector.exact);
		if (known) return { note: known.note };
		if (all >= MOST_NOTES) return { problem: 'full' };
		const note = newId();
		const { module, name } = here();
		await put({ type: 'noted', module, reading: name ?? '', note, selector, start: at.start, text: '' });
		return { note };
	} catch {
		return { problem: 'refused' };
	}
}

/** @throws when the store refuses */
export const reword = ({ module, reading, note, selector, start }: OwnNote, text: string) =>
	put({ type: 'noted', module, reading, note, selector, start, text: text.trim().slice(0, LONGEST_NOTE) });

/** @throws when the store refuses */
export const removeNote = ({ module, note }: OwnNote) => put({ type: 'unnoted', module, note });

/** A page may be left in the middle of it: the next one then writes it. */
async function put(done: Parameters<typeof eventNow>[0] & { readonly note: string }) {
	const event = { ...eventNow(done), note: done.note };
	const forget = noteOne(event);
	try {
		await writeNote(event);
	} finally {
		forget();
	}
}
