import type { Beside } from '../text/fragment.ts';
import type { Position } from '../text/locate.ts';

/** What stands in the page between the words and is none of them: references, numbers of items, anchors, plain words. */
const BETWEEN = 'sup, .count, .anchor, .own-note, .plain-words';
const BLOCK = 'p, li, h1, h2, h3';

export interface Quote extends Beside {
	readonly exact: string;
	/** The sentence or heading in which it begins. */
	readonly passage: HTMLElement;
}

/**
 * The words of a reading that a range touches, whole, in a form that a link can name.
 * @returns null when there are none
 */
export function quoteOf(reading: HTMLElement, range: Range): Quote | null {
	let text = '';
	let from = -1;
	let to = -1;
	let first: Text | null = null;
	for (const { node, apart } of nodesOf(reading)) {
		if (apart && text !== '') text += '\n\n';
		if (range.intersectsNode(node)) {
			const start = node === range.startContainer ? range.startOffset : 0;
			const end = node === range.endContainer ? range.endOffset : node.length;
			if (from < 0) from = text.length + start;
			to = text.length + end;
			if (!first && node.data.slice(start, end).trim() !== '') first = node;
		}
		text += node.data;
	}
	const passage = first?.parentElement?.closest<HTMLElement>('[id]');
	const words = from < 0 ? null : wordsAt(text, from, to);
	return words && passage ? { ...words, passage } : null;
}

/** The text of a reading, and where it does not read on: at each block, and where something stands between. */
function nodesOf(reading: HTMLElement): { node: Text; apart: boolean }[] {
	const found: { node: Text; apart: boolean }[] = [];
	const walker = document.createTreeWalker(reading, NodeFilter.SHOW_TEXT);
	let block: Element | null = null;
	let apart = false;
	while (walker.nextNode()) {
		const node = walker.currentNode as Text;
		const within = node.parentElement?.closest(BLOCK) ?? null;
		if (!within) continue;
		if (node.parentElement?.closest(BETWEEN)) {
			apart = true;
			continue;
		}
		found.push({ node, apart: apart || within !== block });
		block = within;
		apart = false;
	}
	return found;
}

/** As many words beside the quote as tell one place from another. */
const BESIDE = 4;
const INSIDE_WORD = /[\p{L}\p{M}\p{N}]/u;
/** Where one stretch of the text ends and another begins. */
const BREAK = '\n\n';

/**
 * The words that a stretch of a text touches, whole: a link finds no half words. With those beside them
 * should the same words begin elsewhere too.
 * @param start,end UTF-16 offsets; stretches that do not read on are parted by a blank line
 * @returns null when there is no word in the stretch
 */
export function wordsAt(text: string, start: number, end: number): ({ exact: string } & Beside) | null {
	const whole = wholeWords(text, start, end);
	if (!whole) return null;
	const exact = text.slice(whole.start, whole.end);
	if (!standsTwice(text, exact)) return { exact };
	return {
		exact,
		prefix: lastWords(text.slice(0, whole.start)),
		suffix: firstWords(text.slice(whole.end)),
	};
}

/** The words that a stretch of a text touches, from their first letter to their last; null when there are none. */
export function wholeWords(text: string, start: number, end: number): Position | null {
	let [from, to] = [start, end];
	while (from < to && !INSIDE_WORD.test(letterAt(text, from))) from += 1;
	while (to > from && !INSIDE_WORD.test(letterBefore(text, to))) to -= 1;
	if (from === to) return null;
	while (from > 0 && INSIDE_WORD.test(letterBefore(text, from))) from -= 1;
	while (to < text.length && INSIDE_WORD.test(letterAt(text, to))) to += 1;
	return { start: from, end: to };
}

/** Letters beyond the first plane take two units; half of one is no letter. */
const letterAt = (text: string, at: number) =>
	String.fromCodePoint(text.codePointAt(isLow(text, at) ? at - 1 : at) ?? 32);
const letterBefore = (text: string, at: number) => letterAt(text, at - 1);
const isLow = (text: string, at: number) => /[\uDC00-\uDFFF]/.test(text.charAt(at));

/** Directives are matched without regard to case and to the width of white space. */
function standsTwice(text: string, exact: string): boolean {
	const fold = (some: string) => some.toLowerCase().replace(/\s+/g, ' ');
	const opening = fold(exact.split(BREAK)[0] ?? '').slice(0, 30);
	const all = fold(text);
	return all.indexOf(opening) !== all.lastIndexOf(opening);
}

const firstWords = (text: string) =>
	(text.split(BREAK)[0] ?? '').trim().split(/\s+/).slice(0, BESIDE).join(' ');
const lastWords = (text: string) =>
	(text.split(BREAK).at(-1) ?? '').trim().split(/\s+/).slice(-BESIDE).join(' ');
