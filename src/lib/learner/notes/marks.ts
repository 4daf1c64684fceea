import type { OwnNote } from '../../device/own-notes.ts';
import { placeAt } from '../../player/highlight.ts';
import { fold } from '../../text/fold.ts';
import type { Position } from '../../text/locate.ts';
import { markParagraph, saidOfNote } from '../../words/own-notes.ts';
import { findNote } from './find-note.ts';
import { textOf } from './reading-text.ts';

/** A note and where its words are in the text that stands in the page. */
export interface Placed {
	readonly note: OwnNote;
	/** Null: they are not in it any more. */
	readonly at: Position | null;
}

const text = document.querySelector<HTMLElement>('#main .text');
const signs = new Map<string, HTMLButtonElement>();

/** The sign behind a note's words. */
export const signOf = (note: string) => signs.get(note) ?? null;

/** In the order of the text; those whose words are lost come last. A translated page has lost none. */
export function placeNotes(notes: readonly OwnNote[]): readonly Placed[] {
	const own = text && textOf(text);
	const folded = typeof own === 'string' ? fold(own) : null;
	return notes
		.map((note): Placed => {
			const { start, selector } = note;
			const asWritten = { start, end: start + selector.exact.length };
			return { note, at: folded ? findNote(folded, note) : asWritten };
		})
		.sort((a, b) => (a.at?.start ?? Infinity) - (b.at?.start ?? Infinity));
}

/** Marks the words of the notes, and sets a sign behind each. */
export function drawNotes(placed: readonly Placed[]) {
	const ranges: Range[] = [];
	const left = new Set(signs.keys());
	text?.querySelectorAll('.noted').forEach((sentence) => sentence.classList.remove('noted'));
	for (const { note, at } of placed) {
		const place = text && at && placeAt(text, at.start, at.end);
		const last = place?.passages.at(-1);
		if (!place || !last) continue;
		ranges.push(place.range);
		if (!('highlights' in CSS)) for (const one of place.passages) one.classList.add('noted');
		drawSign(note, last);
		left.delete(note.note);
	}
	if ('highlights' in CSS) CSS.highlights.set('noted', new Highlight(...ranges));
	for (const gone of left) {
		signs.get(gone)?.remove();
		signs.delete(gone);
	}
}

function drawSign({ note, text: words, selector }: OwnNote, last: HTMLElement) {
	const sign = signs.get(note) ?? document.createElement('button');
	sign.type = 'button';
	sign.className = `own-note sign${words ? '' : ' bare'}`;
	sign.id = `note-${note}`;
	sign.dataset.note = note;
	sign.setAttribute('aria-label', saidOfNote(words, selector.exact));
	signs.set(note, sign);
	// Outside the sentence: what stands in it is counted letter by letter. A heading has no room behind it.
	const place = last.matches('.sentence') ? last : last.parentElement;
	if (place && sign.previousElementSibling !== place) {
		if (last.matches('.sentence')) last.after(sign);
		else place.append(sign);
	}
}

/** Who cannot select words, or would rather not, marks a sentence of a paragraph by its button. */
export function offerParagraphs() {
	for (const block of text?.querySelectorAll<HTMLElement>('p[id], li[id]') ?? []) {
		if (block.querySelector(':scope > .mark-here')) continue;
		const button = document.createElement('button');
		button.type = 'button';
		button.className = 'mark-here own-note no-print';
		button.textContent = '+';
		button.setAttribute('aria-label', markParagraph(block.id.slice(1)));
		block.append(button);
	}
}
