import { quoted } from '../text/quoted.ts';
import { capitalised } from './words.ts';
import type { Citation } from '../text/types.ts';
import type { Reading, Sentence } from '../text/types.ts';

/** Where a citation stands, in words: `The article, “Who Is Involved?”, sentence 2`. */
export function describePassage(reading: Reading, citation: Citation): string {
	const label = capitalised(reading.label);
	const at = reading.blocks.findIndex((block) => block.start <= citation.start && citation.start < block.end);
	const block = reading.blocks[at];
	if (!block || block.kind === 'title') return `${label}, headline`;
	if (block.kind === 'heading')
		return `${label}, heading ${quoted(reading.text.slice(block.start, block.end))}`;
	const heading = reading.blocks.slice(0, at).findLast((before) => before.kind === 'heading');
	const number = block.sentences.findIndex((sentence) => citation.start < sentence.end) + 1;
	const section = heading ? `, ${quoted(reading.text.slice(heading.start, heading.end))}` : '';
	const beforeInSection = reading.blocks
		.slice(heading ? reading.blocks.indexOf(heading) : 0, at)
		.reduce((sum, other) => sum + other.sentences.length, 0);
	return `${label}${section}, sentence ${beforeInSection + number}`;
}

/** The sentences a citation touches, in the order of the text; headings give themselves. */
export function sentencesAt(reading: Reading, citation: Citation): readonly Sentence[] {
	return reading.blocks
		.flatMap((block): readonly Sentence[] => (block.sentences.length > 0 ? block.sentences : [block]))
		.filter((sentence) => sentence.start < citation.end && citation.start < sentence.end);
}

/** The same as one range. */
export function aroundCitation(reading: Reading, citation: Citation): { start: number; end: number } {
	const touched = sentencesAt(reading, citation);
	return { start: touched[0]?.start ?? citation.start, end: touched.at(-1)?.end ?? citation.end };
}
