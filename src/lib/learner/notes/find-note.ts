import { LONGEST_QUOTE } from '../../device/own-notes.ts';
import type { Folded } from '../../text/fold.ts';
import { locate, locateAll, type Position, type Selector } from '../../text/locate.ts';

/** So much of the words before and after tells one place from another, and survives most changes. */
const BESIDE = 40;

/** How words of a text are found again once the text has changed; null when they are too many, or none. */
export function selectorAt(text: string, { start, end }: Position): Required<Selector> | null {
	const exact = text.slice(start, end);
	if (exact.trim() === '' || exact.length > LONGEST_QUOTE) return null;
	return {
		exact,
		prefix: text.slice(Math.max(0, start - BESIDE), start),
		suffix: text.slice(end, end + BESIDE),
	};
}

/**
 * Where a note's words are now. What stands beside them may have changed: then the place nearest to where they were.
 * @returns null when they are not in the text any more
 */
export function findNote(
	text: Folded,
	{ selector, start }: { readonly selector: Selector; readonly start: number },
): Position | null {
	const exactly = locate(text, selector);
	if (exactly) return exactly;
	const far = (place: Position) => Math.abs(place.start - start);
	return locateAll(text, { exact: selector.exact }).sort((a, b) => far(a) - far(b))[0] ?? null;
}
