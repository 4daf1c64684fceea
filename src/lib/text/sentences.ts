import type { Position } from './locate.ts';

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' });

/** Something always follows these, so their full stop never ends a sentence. */
const BEFORE_NAME =
	/(?:^|[\s(“‘"'—–-])(?:Mr|Mrs|Ms|Mx|Dr|Prof|St|Lt|Gen|Maj|Col|Capt|Cmdr|Adm|Brig|Sgt|Cpl|Sen|Rep|Gov|Pres|Amb|Hon|Rev|Messrs|e\.g|i\.e|cf|vs|viz|approx|ca|al)\.$/i;

/** These are abbreviations only before a number: “No. 2803”, but “He said no.” */
const BEFORE_NUMBER =
	/(?:^|[\s(“‘"'—–-])(?:Nos?|Arts?|pp?|paras?|ch|chs|secs?|vols?|figs?|res|ed|eds|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.$/i;

/** Initials and dotted letters (“U.S.”, “J.”, “p.m.”) or a firm's ending: a sentence may end here, or go on. */
const MAY_END = /(?:^|[\s(“‘"'—–-])(?:(?:\p{L}\.)+|Inc\.|Ltd\.|Co\.|Corp\.|Jr\.|Sr\.|etc\.)$/u;

/** After “U.S.” only such a word tells a new sentence from a name (“U.S. President”). */
const OPENS_SENTENCE =
	/^[“‘"']?(?:The|This|That|These|Those|There|Then|They|Their|He|His|She|Her|It|Its|We|Our|You|Your|In|On|At|As|By|For|From|With|Without|While|When|Where|Which|Who|What|Why|How|If|But|And|Or|So|Yet|Still|However|Although|Because|After|Before|Since|Until|Some|Many|Most|All|No|Not|Any|Each|Every|Both|Another|Other|An?)\b/;

/** A question or a cry that is quoted within a sentence: “Is it?” he asked. */
const QUOTED = /[?!][”’"')\]]+$/;
const IN_LOWER_CASE = /^\p{Ll}/u;

const NUMBER_NEXT = /^[“‘"'(]?(?:\d|[IVXLC]+\b)/;

/**
 * Cuts one block of text into sentences, without the white space around them.
 * The Unicode rules (Intl.Segmenter) know no abbreviations, so what they cut after one is joined again.
 * @param offset added to every position: where the block starts in its reading
 * @returns at least one sentence when the text has anything but white space
 */
export function splitSentences(text: string, offset = 0): Position[] {
	const ranges: Position[] = [];
	let start = 0;
	for (const { segment, index } of segmenter.segment(text)) {
		const end = index + segment.length;
		if (end < text.length && goesOn(text.slice(start, end).trimEnd(), text.slice(end, end + 40).trimStart()))
			continue;
		const range = trim(text, start, end);
		if (range.start < range.end) ranges.push({ start: range.start + offset, end: range.end + offset });
		start = end;
	}
	return ranges;
}

function goesOn(sentence: string, next: string): boolean {
	const tail = sentence.slice(-24);
	if (BEFORE_NAME.test(tail)) return true;
	if (QUOTED.test(tail) && IN_LOWER_CASE.test(next)) return true;
	if (BEFORE_NUMBER.test(tail)) return NUMBER_NEXT.test(next);
	return MAY_END.test(tail) && !OPENS_SENTENCE.test(next);
}

function trim(text: string, start: number, end: number): Position {
	const piece = text.slice(start, end);
	return {
		start: start + (piece.length - piece.trimStart().length),
		end: end - (piece.length - piece.trimEnd().length),
	};
}
