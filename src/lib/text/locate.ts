import { fold, type Folded } from './fold.ts';

/** How to find words in a text: the W3C Web Annotation model's `TextQuoteSelector`. */
export interface Selector {
	readonly exact: string;
	/** Words right before; they decide when `exact` stands more than once. */
	readonly prefix?: string;
	/** Words right after. */
	readonly suffix?: string;
}

/** UTF-16 offsets into the original text; `end` is just past the last unit. */
export interface Position {
	readonly start: number;
	readonly end: number;
}

/** Length of the openings an index is made of; shorter quotes are searched the slow way. */
const OPENING = 12;
/** Below this an index costs more than it saves. */
const SMALL = 20_000;
const indexes = new WeakMap<Folded, ReadonlyMap<string, readonly number[]>>();

/**
 * Every place where a selector fits. Search is literal after folding: a quotation agrees or it does not.
 * A quote begins where a word begins. A large text is indexed once, so that thousands of quotes stay linear.
 */
export function locateAll(folded: Folded, selector: Selector): Position[] {
	const exact = fold(selector.exact).text;
	if (exact === '') return [];
	const prefix = fold(selector.prefix ?? '').text;
	const suffix = fold(selector.suffix ?? '').text;
	return candidates(folded, exact)
		.filter((at) => {
			const end = at + exact.length;
			const before = folded.text.slice(Math.max(0, at - prefix.length - 1), at).trimEnd();
			const after = folded.text.slice(end, end + suffix.length + 1).trimStart();
			return before.endsWith(prefix) && after.startsWith(suffix);
		})
		.map((at) => original(folded, at, at + exact.length));
}

function candidates(folded: Folded, exact: string): number[] {
	const { text } = folded;
	if (exact.length >= OPENING && text.length >= SMALL) {
		const opened = indexOf(folded).get(exact.slice(0, OPENING)) ?? [];
		return opened.filter((at) => text.startsWith(exact, at));
	}
	const found: number[] = [];
	for (let at = text.indexOf(exact); at >= 0; at = text.indexOf(exact, at + 1)) {
		if (beginsWord(text, at)) found.push(at);
	}
	return found;
}

function indexOf(folded: Folded): ReadonlyMap<string, readonly number[]> {
	const known = indexes.get(folded);
	if (known) return known;
	const index = new Map<string, number[]>();
	for (let at = 0; at < folded.text.length; at += 1) {
		if (!beginsWord(folded.text, at)) continue;
		const opening = folded.text.slice(at, at + OPENING);
		const places = index.get(opening);
		if (places) places.push(at);
		else index.set(opening, [at]);
	}
	indexes.set(folded, index);
	return index;
}

const WORD = /[\p{L}\p{N}]/u;
const beginsWord = (text: string, at: number) => !WORD.test(text[at] ?? '') || !WORD.test(text[at - 1] ?? '');

/** The one place where a selector fits, or null when there is none or more than one. */
export function locate(folded: Folded, selector: Selector): Position | null {
	const found = locateAll(folded, selector);
	return found.length === 1 ? (found[0] ?? null) : null;
}

function original({ offsets }: Folded, start: number, end: number): Position {
	// The last character's own place plus one: white space folded away behind it is not part of the quote.
	return { start: offsets[start] ?? 0, end: (offsets[end - 1] ?? 0) + 1 };
}
