import { daleChall } from 'dale-chall';
import { splitSentences } from '../text/sentences.ts';

export interface Readability {
	readonly words: number;
	readonly sentences: number;
	readonly wordsPerSentence: number;
	/** Share of the words, 0 to 1, that most pupils of the fourth grade do not know. */
	readonly rare: number;
}

/** “U.S.” is one. */
const WORD = /[\p{L}\p{N}](?:[\p{L}\p{N}’'-]|\.(?=\p{L}))*/gu;
const FAMILIAR: ReadonlySet<string> = new Set(daleChall);

/**
 * How hard a text is to read. Rare is what is not on the list of 3,000 familiar words by E. Dale and J. Chall (1948;
 * “Readability Revisited”, 1995), in none of its regular forms; names are not counted as rare, nor are numbers.
 */
export function readability(paragraphs: readonly string[]): Readability {
	const sentences = paragraphs.flatMap((text) =>
		splitSentences(text).map(({ start, end }) => text.slice(start, end)),
	);
	const words = sentences.flatMap((sentence) => sentence.match(WORD) ?? []);
	const rare = sentences.flatMap((sentence) =>
		(sentence.match(WORD) ?? []).filter((word, index) => isRare(word, index === 0)),
	);
	return {
		words: words.length,
		sentences: sentences.length,
		wordsPerSentence: sentences.length === 0 ? 0 : words.length / sentences.length,
		rare: words.length === 0 ? 0 : rare.length / words.length,
	};
}

function isRare(word: string, isFirst: boolean): boolean {
	if (/\p{N}/u.test(word) || (!isFirst && /^\p{Lu}/u.test(word))) return false;
	const plain = word.toLowerCase().replaceAll('’', "'").replace(/'s?$/, '');
	return (
		!formsOf(plain).some((form) => FAMILIAR.has(form)) &&
		!plain.split('-').every((part) => formsOf(part).some((form) => FAMILIAR.has(form)))
	);
}

/** A word without its regular endings. */
function formsOf(word: string): string[] {
	const forms = [word];
	for (const [ending, instead] of ENDINGS)
		if (word.endsWith(ending)) forms.push(word.slice(0, -ending.length) + instead);
	const doubled = /^(.*)([bdgklmnprt])\2(?:ed|ing|er|est)$/.exec(word);
	if (doubled) forms.push(`${doubled[1]}${doubled[2]}`);
	return forms;
}

const ENDINGS = [
	['s', ''],
	['es', ''],
	['ies', 'y'],
	['ed', ''],
	['ed', 'e'],
	['ied', 'y'],
	['ing', ''],
	['ing', 'e'],
	['er', ''],
	['er', 'e'],
	['est', ''],
	['ly', ''],
	['n', ''],
] as const;
