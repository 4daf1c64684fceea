import { gradingOf } from './grading.ts';
import { gradeMarked } from './kinds/open/grade.ts';
import { invalid } from './outcome.ts';
import { ruled } from './ruling.ts';
import type { GradingKey } from './key.ts';
import type { Outcome } from './outcome.ts';
import type { Levels } from './kinds/open/item.ts';
import type { ItemResponse } from './response.ts';

export type { GradedOutcome, ItemVerdict, Mark, Outcome, Verdict } from './outcome.ts';

/**
 * Grades one response. An item is worth one point unless its ruling says otherwise; how part of it is earned stands with
 * the kind.
 * Empty entries, as a form sends for what was not chosen, are passed over. Total: no string array makes it
 * throw.
 * @param marked what a reader said of an answer in one's own words; absent: nobody has
 */
export function grade(key: GradingKey, response: ItemResponse, marked?: Levels): Outcome {
	const given = response.filter((entry) => entry !== '');
	if (given.length === 0) return invalid('empty');
	const found = gradingOf(key).grade(key, given);
	const isMarked = found.status === 'written' && key.kind === 'open' && marked !== undefined;
	const outcome = isMarked ? gradeMarked(key, marked) : found;
	if (!key.or && !key.marks && key.points === undefined) return outcome;
	return ruled(
		key,
		outcome,
		(key.or ?? []).map((other) => grade(other, given, marked)),
	);
}
