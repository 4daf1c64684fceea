import type { Beside } from './fragment.ts';

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
	let [from, to] = [start, end];
	while (from < to && !INSIDE_WORD.test(letterAt(text, from))) from += 1;
	while (to > from && !INSIDE_WORD.test(letterBefore(text, to))) to -= 1;
	if (from === to) return null;
	while (from > 0 && INSIDE_WORD.test(letterBefore(text, from))) from -= 1;
	while (to < text.length && INSIDE_WORD.test(letterAt(text, to))) to += 1;
	const exact = text.slice(from, to);
	if (!standsTwice(text, exact)) return { exact };
	return { exact, prefix: lastWords(text.slice(0, from)), suffix: firstWords(text.slice(to)) };
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
