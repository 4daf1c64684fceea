import { splitPair, type ItemResponse } from '../../response.ts';

/** A sentence that a learner rests on. */
export interface Cite {
	/** Id of the reading. */
	readonly reading: string;
	/** Id of the sentence, `p3.s2`. */
	readonly sentence: string;
}

/** What was written, and what it rests on. */
export interface Written {
	readonly text: string;
	/** No two the same, in the order they were picked. */
	readonly cites: readonly Cite[];
}

/** Characters of what is written. */
export const LONGEST_TEXT = 6_000;
/** Sentences, of whatever item. */
export const MOST_CITES = 12;

/** The part that is written; the field of a form is called `item=text`. */
export const TEXT = 'text';
const CITE = 'cite';
/** Before what was written: the one entry of a response that may be long. */
export const TEXT_MARK = `${TEXT}=`;
/** Before the name of a sentence. */
export const CITE_MARK = `${CITE}=`;

export const citeName = ({ reading, sentence }: Cite): string => `${reading}:${sentence}`;

/** `article:p3.s2`; null for what names no sentence. */
export function parseCite(name: string): Cite | null {
	const [, reading, sentence] = /^([a-z0-9-]{1,64}):([a-z0-9.-]{1,32})$/.exec(name) ?? [];
	return reading !== undefined && sentence !== undefined ? { reading, sentence } : null;
}

/** Whether each entry is one that such an item can have. */
export const isWritten = (response: ItemResponse): boolean =>
	response.every((entry) => {
		const [part, value] = splitPair(entry);
		return part === TEXT || (part === CITE && parseCite(value) !== null);
	});

/** What a response says; whatever is none of it is passed over. Total: any array of texts has an answer. */
export function parseWritten(response: ItemResponse): Written {
	const pairs = response.map(splitPair);
	const names = pairs.flatMap(([part, value]) => (part === CITE ? [value] : []));
	const cites = [...new Set(names)].flatMap((name) => parseCite(name) ?? []);
	const text = pairs.find(([part]) => part === TEXT)?.[1] ?? '';
	return { text: text.slice(0, LONGEST_TEXT), cites: cites.slice(0, MOST_CITES) };
}

/** Empty where there is nothing. */
export function writeWritten({ text, cites }: Written): ItemResponse {
	if (text.trim() === '' && cites.length === 0) return [];
	return [TEXT_MARK + text.slice(0, LONGEST_TEXT), ...cites.map((cite) => CITE_MARK + citeName(cite))];
}

/** Whether anything was written. */
export const hasText = (response: ItemResponse): boolean => parseWritten(response).text.trim() !== '';

/** As people count: what stands between white space, if there is a letter or a digit in it. */
export const countWords = (text: string): number =>
	text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
