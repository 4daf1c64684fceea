import { foldEntry } from './fold-entry.ts';

/**
 * Which entries of a glossary have every word of what is searched for, each as the beginning of a word. Case,
 * accents and hyphens do not count; nothing searched for is in all of them.
 * @param texts the term, its forms, its keywords and its definition, one text for each entry
 */
export function matchingTerms(texts: readonly string[], query: string): boolean[] {
	const wanted = wordsOf(query);
	return texts.map((text) => {
		const words = wordsOf(text);
		return wanted.every((start) => words.some((word) => word.startsWith(start)));
	});
}

const wordsOf = (text: string): readonly string[] => foldEntry(text).match(/[\p{L}\p{N}]+/gu) ?? [];
