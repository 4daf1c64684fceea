import type { Position } from '../../text/locate.ts';
import { splitSentences } from '../../text/sentences.ts';

/** Synthesisers cut off, or refuse, what takes them too long in one go: about twenty seconds. */
const LONGEST = 300;
/** A breath: after it a listener does not mind a pause. */
const BREATH = /[;:,–—)]\s(?!.*[;:,–—)]\s)/su;

/** Cuts a text into what is said in one go: sentences, and the parts of very long ones. */
export const utterances = (text: string): Position[] =>
	// White space of every sort is a space: a new line in markup ends no sentence.
	splitSentences(text.replace(/\s/gu, ' ')).flatMap((range) => cutLong(text, range));

/** Cuts what is too long at the last breath that fits, else between words, else where it must. */
export function cutLong(text: string, { start, end }: Position): Position[] {
	const cut: Position[] = [];
	let from = start;
	while (end - from > LONGEST) {
		const to = from + lengthOfFirst(text.slice(from, from + LONGEST));
		cut.push({ start: from, end: to });
		from = to;
		while (from < end && /\s/u.test(text.charAt(from))) from += 1;
	}
	if (from < end) cut.push({ start: from, end });
	return cut;
}

function lengthOfFirst(piece: string): number {
	const breath = BREATH.exec(piece)?.index ?? -1;
	if (breath > LONGEST / 3) return breath + 1;
	const space = piece.search(/\s\S*$/u);
	if (space > 0) return space;
	// Never between the halves of a character.
	return /[\uD800-\uDBFF]$/.test(piece) ? piece.length - 1 : piece.length;
}
