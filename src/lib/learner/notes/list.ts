import type { OwnNote } from '../../device/own-notes.ts';
import { LOST, NO_NOTES_HERE } from '../../words/own-notes.ts';
import { noteHref } from '../../words/hrefs.ts';
import type { Placed } from './marks.ts';

/** Lists this reading's notes below its text; what is lost there is listed with its words. */
export function listNotes(placed: readonly Placed[]) {
	const list = document.getElementById('notes-list');
	const empty = document.getElementById('notes-empty');
	list?.replaceChildren(...placed.map(({ note, at }) => entryOf(note, at !== null)));
	if (!empty) return;
	empty.textContent = NO_NOTES_HERE;
	empty.hidden = placed.length > 0;
}

/** A note with the words it is about; they lead to where they stand. */
export function entryOf({ module, reading, note, selector, text }: OwnNote, isFound: boolean) {
	const entry = document.createElement('li');
	const words = document.createElement('blockquote');
	const link = document.createElement(isFound ? 'a' : 'span');
	if (link instanceof HTMLAnchorElement) link.href = noteHref(module, reading, note);
	link.textContent = selector.exact;
	words.append(link);
	entry.append(words);
	if (!isFound) entry.append(paragraph(LOST, 'how'));
	if (text) entry.append(paragraph(text, 'written'));
	return entry;
}

function paragraph(words: string, className: string) {
	const made = document.createElement('p');
	made.className = className;
	made.textContent = words;
	return made;
}
