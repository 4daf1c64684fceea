import type { GradingKey } from './grading-key.ts';
import type { Outcome } from './outcome.ts';
import type { Item } from './types.ts';

/**
 * What a teacher decided about an item after it had been answered. It is part of the version of the quiz, and so of
 * the key: whatever grades by that version follows it, and nothing has to remember to.
 */
export interface Ruling {
	/** `full`: everybody earns the point, answered or not. `out`: it counts for nobody. Absent: the key decides. */
	readonly marks?: 'full' | 'out';
	/** One answer was asked for, and each of several is right. */
	readonly one?: true;
	/** Keys that also count, the best for each response: what was right before a correction. */
	readonly or?: readonly GradingKey[];
}

/** How many points an item is worth. */
export const worthOf = ({ marks }: Ruling): 0 | 1 => (marks === 'out' ? 0 : 1);

/** What an item earns that was left open: nothing, unless everybody has full marks. */
export const openEarns = ({ marks, or = [] }: Ruling): 0 | 1 =>
	marks === 'full' || (marks !== 'out' && or.some((key) => openEarns(key) === 1)) ? 1 : 0;

/** How many points all these items are worth. */
export const possibleIn = (items: readonly Item[]): number =>
	items.filter(({ ruling }) => ruling?.marks !== 'out').length;

/** Share of the point, 0 to 1, also of a response that cannot be graded. */
export const earnedOf = (key: GradingKey, outcome: Outcome): number =>
	outcome.status === 'graded' ? outcome.earned : openEarns(key);

/**
 * The outcome as the ruling has it. The marks of its parts stay those of today’s key: they say what is right, whatever
 * it earned.
 * @param outcome by the key itself
 * @param others by each of the keys that also count
 */
export function ruled({ marks }: Ruling, outcome: Outcome, others: readonly Outcome[]): Outcome {
	const best = [outcome, ...others]
		.filter((one) => one.status === 'graded')
		.reduce<Outcome>((a, b) => (a.status === 'graded' && a.earned >= b.earned ? a : b), outcome);
	if (best.status === 'invalid') return best;
	const shown = { ...best, marks: outcome.status === 'graded' ? outcome.marks : best.marks };
	if (marks === 'full') return { ...shown, earned: 1, verdict: 'right' };
	return marks === 'out' ? { ...shown, earned: 0, possible: 0 } : shown;
}
