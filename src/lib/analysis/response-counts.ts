import { rowTallies, type RowTallies } from './row-tallies.ts';
import { stepPlaces, type StepPlace } from './step-places.ts';
import { tally, type Chosen, type Tally } from './tally.ts';
import type { GradingKey } from '../quiz/grading-key.ts';

/** What a class gave for one item: which distractors work, and on whom. */
export type ResponseCounts =
	| { readonly shape: 'choices'; readonly responses: number; readonly choices: readonly Tally[] }
	| { readonly shape: 'rows'; readonly responses: number; readonly rows: readonly RowTallies[] }
	| { readonly shape: 'steps'; readonly responses: number; readonly steps: readonly StepPlace[] };

/**
 * Counts the responses to one item. Where several choices may be selected, the shares add up to more than 100.
 * @param responses those that can be graded; an item not answered has none
 */
export function responseCounts(key: GradingKey, responses: readonly Chosen[]): ResponseCounts {
	switch (key.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return {
				shape: 'choices',
				responses: responses.length,
				choices: tally(key.ids, key.key, responses),
			};
		case 'match':
		case 'gap':
			return { shape: 'rows', responses: responses.length, rows: rowTallies(key, responses) };
		case 'order':
			return { shape: 'steps', responses: responses.length, steps: stepPlaces(key, responses) };
	}
}
