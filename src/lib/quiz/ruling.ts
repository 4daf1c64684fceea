import { shareOf } from './outcome.ts';
import type { GradingKey, Ruling } from './key.ts';
import type { GradedOutcome, Outcome } from './outcome.ts';
import type { Item } from './types.ts';

/** How many points an item is worth. */
export const worthOf = ({ marks }: Ruling): 0 | 1 => (marks === 'out' ? 0 : 1);

/** What an item earns that was left open: nothing, unless everybody has full marks. */
export const openEarns = ({ marks, or = [] }: Ruling): 0 | 1 =>
	marks === 'full' || (marks !== 'out' && or.some((key) => openEarns(key) === 1)) ? 1 : 0;

/** How many points all these items are worth. */
export const possibleIn = (items: readonly Item[]): number =>
	items.filter(({ ruling }) => ruling?.marks !== 'out').length;

/** Share of the point, 0 to 1, also of a response that cannot be graded. */
export const earnedOf = (key: GradingKey, outcome: Outcome): number => shareOf(earnedParts(key, outcome));

/** The same in whole parts, and what they are worth. */
export const earnedParts = (key: GradingKey, outcome: Outcome): Pick<GradedOutcome, 'parts' | 'weight'> =>
	outcome.status === 'graded' ? outcome : { parts: { earned: openEarns(key), of: 1 }, weight: worthOf(key) };

/**
 * The outcome as the ruling has it. The marks of its parts stay those of today’s key: they say what is right, whatever
 * it earned.
 * @param outcome by the key itself
 * @param others by each of the keys that also count
 */
export function ruled({ marks }: Ruling, outcome: Outcome, others: readonly Outcome[]): Outcome {
	const best = [outcome, ...others]
		.filter((one) => one.status === 'graded')
		.reduce<Outcome>((a, b) => (a.status === 'graded' && shareOf(a) >= shareOf(b) ? a : b), outcome);
	if (best.status === 'invalid') return best;
	const shown = { ...best, marks: outcome.status === 'graded' ? outcome.marks : best.marks };
	const { of } = best.parts;
	if (marks === 'full') return { ...shown, parts: { earned: of, of }, verdict: 'right' };
	return marks === 'out' ? { ...shown, weight: 0 } : shown;
}
