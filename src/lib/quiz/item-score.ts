import { grade } from './grade.ts';
import { earnedParts } from './ruling.ts';
import type { ItemState } from './attempt.ts';
import type { GradingKey } from './key.ts';
import type { Levels } from './kinds/open/item.ts';
import type { GradedOutcome, Outcome } from './outcome.ts';

interface ItemScore extends Pick<GradedOutcome, 'parts' | 'weight'> {
	readonly outcome: Outcome;
}

/**
 * What an item of an attempt is worth. The first response counts; an item left open, or not gradable, earns nothing.
 * @param state undefined: nothing was given to it
 * @param marked what a reader said of an answer in one's own words; absent where nobody marks: then it is worth nothing,
 * and costs nothing
 */
export function itemScore(key: GradingKey, state: ItemState | undefined, marked?: Levels | null): ItemScore {
	const outcome = grade(key, state?.first?.response ?? [], marked ?? undefined);
	const { parts, weight } = earnedParts(key, outcome);
	return { outcome, parts, weight: key.kind === 'open' && marked === undefined ? 0 : weight };
}
