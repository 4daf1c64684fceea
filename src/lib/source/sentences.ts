import type { Position } from './locate.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Words that end in a full stop and seldom end a sentence. */
const ABBREVIATIONS =
	/(?:^|[\s("“‘[])(?:[A-Z]\.|(?:[A-Za-z]\.){2,}|Mr|Mrs|Ms|Dr|Prof|Gen|Lt|Maj|Col|Capt|Sgt|Rev|Hon|St|Art|No|Nos|para|paras|res|ch|vol|ed|eds|cf|vs|approx|Inc|Ltd|Co)\.\s*$/;

/** A stretch that opens with a small letter or a digit goes on with the sentence before. */
const GOES_ON = /^[\p{Ll}\d]/u;

/**
 * Splits one paragraph into sentences (Unicode's rules by `Intl.Segmenter`, less the splits they make
 * after abbreviations such as “U.S.” and initials).
 * @param offset added to every position
 * @returns UTF-16 positions without the white space between sentences
 */
export function splitSentences(paragraph: string, offset = 0): Position[] {
	const joined: { start: number; text: string }[] = [];
	for (const { segment, index } of segmenter.segment(paragraph)) {
		const last = joined.at(-1);
		if (last && (ABBREVIATIONS.test(last.text) || GOES_ON.test(segment))) last.text += segment;
		else joined.push({ start: index, text: segment });
	}
	return joined
		.map(({ start, text }) => {
			const from = start + text.length - text.trimStart().length;
			return { start: offset + from, end: offset + start + text.trimEnd().length };
		})
		.filter(({ start, end }) => end > start);
}
