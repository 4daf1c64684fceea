import { graded, pointsOf, shareOf } from './outcome.ts';
import type { GradingKey, Ruling } from './key.ts';
import type { GradedOutcome, Outcome } from './outcome.ts';
import type { Item } from './types.ts';

/** How many points an item is worth. */
export const worthOf = ({ marks, points = 1 }: Ruling): number => (marks === 'out' ? 0 : points);

/** The share that an item left open earns: nothing, unless everybody has full marks. */
export const openEarns = ({ marks, or = [] }: Ruling): 0 | 1 =>
	marks === 'full' || (marks !== 'out' && or.some((key) => openEarns(key) === 1)) ? 1 : 0;

/** How many points all these items are worth. */
export const possibleIn = (items: readonly Item[]): number =>
	items.reduce((sum, { ruling = {} }) => sum + worthOf(ruling), 0);

/** Points, also of a response that cannot be graded. */
export const earnedOf = (key: GradingKey, outcome: Outcome): number => pointsOf(earnedParts(key, outcome));

/** The same in whole parts, and what they are worth. */
export const earnedParts = (key: GradingKey, outcome: Outcome): Pick<GradedOutcome, 'parts' | 'weight'> =>
	outcome.status === 'graded' ? outcome : { parts: { earned: openEarns(key), of: 1 }, weight: worthOf(key) };

/** What nobody has marked yet waits for that, unless everybody has full marks. */
const ruledUnmarked = (ruling: Ruling, written: Outcome): Outcome =>
	openEarns(ruling) === 1 ? { ...graded(1, 1, []), weight: worthOf(ruling) } : written;

/**
 * The outcome as the ruling has it. The marks of its parts stay those of today’s key: they say what is right, whatever
 * it earned.
 * @param outcome by the key itself
 * @param others by each of the keys that also count
 */
export function ruled(ruling: Ruling, outcome: Outcome, others: readonly Outcome[]): Outcome {
	const best = [outcome, ...others]
		.filter((one) => one.status === 'graded')
		.reduce<Outcome>((a, b) => (a.status === 'graded' && shareOf(a) >= shareOf(b) ? a : b), outcome);
	if (best.status !== 'graded') return best.status === 'written' ? ruledUnmarked(ruling, best) : best;
	const marks = outcome.status === 'graded' ? outcome.marks : best.marks;
	const shown = { ...best, marks, weight: worthOf(ruling) };
	const { of } = best.parts;
	return ruling.marks === 'full' ? { ...shown, parts: { earned: of, of }, verdict: 'right' } : shown;
}
