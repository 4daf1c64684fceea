import { foldEntry } from './fold-entry.ts';

/** Words that people put into a question, and that say nothing of what they look for. */
const SMALL = new Set(
	'a an and are as at be by can do does for from get has have how i if in into is it its may me must my not of on one or so some someone that the their them there they this to was what when where which who whom whose why will with you your'.split(
		' ',
	),
);

/**
 * Which entries of a glossary fit what is searched for: those with most of its words, and with all of them where there
 * are any. Case, accents, hyphens, common endings and small words do not count, and the beginning of a word is enough.
 * With nothing to look for, all fit; where less than half of it is anywhere, none does.
 * @param texts the term, its forms, its keywords and its definition, one text for each entry
 */
export function matchingTerms(texts: readonly string[], query: string): boolean[] {
	const wanted = wantedIn(query);
	const counts = texts.map((text) => countIn(text, wanted));
	const best = Math.max(0, ...counts);
	return counts.map((count) => count === best && 2 * best >= wanted.length);
}

/** Whether an entry has every word that is searched for. */
export function hasEveryWord(text: string, query: string): boolean {
	const wanted = wantedIn(query);
	return countIn(text, wanted) === wanted.length;
}

const wantedIn = (query: string) => wordsOf(query).filter((word) => word.length > 1 && !SMALL.has(word));

function countIn(text: string, wanted: readonly string[]): number {
	const words = wordsOf(text);
	return wanted.filter((one) => words.some((word) => word.startsWith(one) || stem(word) === stem(one)))
		.length;
}

const wordsOf = (text: string): readonly string[] => foldEntry(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** `shooting`, `shoots` and `shoot`, `countries` and `country`: enough of English for that, and no more. */
function stem(word: string): string {
	const bare = word.replace(/ies$/, 'y').replace(/(?:ing|ed|es|s|e)$/, '');
	return bare.length < 3 ? word : bare.replace(/(.)\1$/, '$1');
}
