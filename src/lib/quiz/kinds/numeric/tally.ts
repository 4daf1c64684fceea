import { splitPair, type ItemResponse } from '../../response.ts';
import { tallyTyped } from '../../tally.ts';
import { entries, isWithin, type NumericKey } from './grade.ts';
import { VALUE, type NumericItem } from './item.ts';
import type { Chosen, ResponseCounts } from '../../tally.ts';

/** Nobody guesses a number. */
export const guess = (): null => null;

export function counts(key: NumericKey, responses: readonly Chosen[]): ResponseCounts {
	const given = responses.map(({ entries: typed, score }) => ({
		entries: entries(key, typed).map(([, entry]) => entry),
		score,
	}));
	const all = given.flatMap(({ entries: typed }) => typed);
	const accept = all.filter((entry) => isWithin(Number(entry), key));
	return {
		shape: 'rows',
		responses: responses.length,
		rows: [{ id: VALUE, entries: tallyTyped(all, accept, given) }],
	};
}

/** A number that the author knows people give, or one that is ten times too large. */
export const invent = ({ mistakes }: NumericItem, right: ItemResponse): ItemResponse => {
	const [, value = '1'] = splitPair(right[0] ?? '');
	return [`${VALUE}=${mistakes[0]?.value ?? 10 * (Number(value) || 1)}`];
};
