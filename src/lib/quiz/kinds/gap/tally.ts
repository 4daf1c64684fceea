import { sum } from '../../moments.ts';
import { tallyRows } from '../pairs.ts';
import type { ItemResponse } from '../../response.ts';
import type { Chosen, ResponseCounts } from '../../tally.ts';
import type { GapKey } from './grade.ts';
import type { GapItem } from './item.ts';

/** Nobody guesses what to type. */
export function guess({ gaps }: GapKey): number | null {
	if (gaps.length === 0 || gaps.some(({ choices }) => choices.length === 0)) return null;
	return (100 * sum(gaps.map(({ choices, accept }) => accept.length / choices.length))) / gaps.length;
}

export const counts = ({ gaps }: GapKey, responses: readonly Chosen[]): ResponseCounts => ({
	shape: 'rows',
	responses: responses.length,
	rows: tallyRows(gaps, responses),
});

/** Only the first gap is filled wrongly. */
export const invent = ({ gaps }: GapItem, right: ItemResponse): ItemResponse =>
	gaps.map((gap, at) => {
		const wrong = gap.choices.find((choice) => !choice.correct)?.id ?? gap.mistakes[0]?.entries[0];
		return at === 0 ? `${gap.id}=${wrong ?? 'the government'}` : (right[at] ?? '');
	});
