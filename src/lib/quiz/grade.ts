import { gradingOf } from './grading.ts';
import { invalid } from './outcome.ts';
import { ruled } from './ruling.ts';
import type { GradingKey } from './key.ts';
import type { Outcome } from './outcome.ts';
import type { ItemResponse } from './response.ts';

export type { GradedOutcome, Mark, Outcome, Verdict } from './outcome.ts';

/**
 * Grades one response. An item is worth one point unless its ruling says otherwise; how part of it is earned stands with
 * the kind.
 * Empty entries, as a form sends for what was not chosen, are passed over. Total: no string array makes it
 * throw.
 */
export function grade(key: GradingKey, response: ItemResponse): Outcome {
	const given = response.filter((entry) => entry !== '');
	if (given.length === 0) return invalid('empty');
	const outcome = gradingOf(key).grade(key, given);
	if (!key.or && !key.marks && key.points === undefined) return outcome;
	return ruled(
		key,
		outcome,
		(key.or ?? []).map((other) => grade(other, given)),
	);
}
