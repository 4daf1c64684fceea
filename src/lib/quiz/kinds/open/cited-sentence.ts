import type { Citation, Reading } from '../../../text/types.ts';
import type { Cite } from './written.ts';

/** A sentence of a text, in its own words. */
interface CitedSentence {
	readonly cite: Cite;
	readonly exact: string;
}

/** Every sentence of some readings, headings left out. */
export const sentencesOf = (readings: readonly Reading[]): CitedSentence[] =>
	readings.flatMap(({ id, text, blocks }) =>
		blocks.flatMap(({ sentences }) =>
			sentences.map(({ id: sentence, start, end }) => ({
				cite: { reading: id, sentence },
				exact: text.slice(start, end),
			})),
		),
	);

/** A learner’s citation, as an author’s is; null when no reading has such a sentence. */
export function sentenceCitation(readings: readonly Reading[], { reading, sentence }: Cite): Citation | null {
	const home = readings.find(({ id }) => id === reading);
	const found = home?.blocks.flatMap(({ sentences }) => sentences).find(({ id }) => id === sentence);
	if (!home || !found) return null;
	const { start, end } = found;
	return { reading, exact: home.text.slice(start, end), start, end, passages: [sentence] };
}
