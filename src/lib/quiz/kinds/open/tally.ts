import { writeWritten } from './written.ts';
import type { ItemResponse } from '../../response.ts';
import type { Chosen, ResponseCounts } from '../../tally.ts';
import type { OpenKey } from './grade.ts';
import type { OpenItem } from './item.ts';

/** Nobody writes an answer by chance. */
export const guess = (): null => null;

/** No two are alike: they are read, not counted. */
export const counts = (_: OpenKey, responses: readonly Chosen[]): ResponseCounts => ({
	shape: 'written',
	responses: responses.length,
});

/** One of the samples, with a sentence that a good answer rests on. */
export function invent({ samples, citations }: OpenItem, _: ItemResponse, isUsual: boolean): ItemResponse {
	const sample = (isUsual ? samples[1] : samples.at(-1)) ?? samples[0];
	const cites = citations
		.slice(0, 2)
		.flatMap(({ reading, passages: [sentence] }) => (sentence === undefined ? [] : [{ reading, sentence }]));
	return writeWritten({ text: sample?.text ?? '', cites });
}
