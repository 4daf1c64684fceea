import { isLate, type ExtraTime } from './deadline.ts';
import { add, compare, fraction, times, type Fraction } from './fraction.ts';
import { overSince, type AssignedAttempt } from './over.ts';
import type { AssignmentRules } from './rules.ts';

export interface ScoredAttempt extends AssignedAttempt {
	/** Points, before anything is taken off: `sumOfShares` of its report's items. */
	readonly earned: Fraction;
}

/** The score that counts. */
export interface Counted {
	/** Points, after what lateness costs. */
	readonly earned: Fraction;
	readonly possible: number;
	/** Whether an attempt it comes from was late, and so is to be marked. */
	readonly late: boolean;
	/** Places in the list given of the attempts it comes from, in order. */
	readonly from: readonly number[];
	/** Null when there is no pass mark, or nothing to earn. */
	readonly passed: boolean | null;
}

interface Finished {
	readonly at: number;
	readonly earned: Fraction;
	readonly late: boolean;
}

/**
 * Which score counts of a student's attempts. One that still runs is left out; one that ran out of time counts
 * as it stands, with nothing given as nothing. Of equally good ones the earliest is the best. The pass mark is
 * compared exactly: nobody fails by a rounding.
 * @param possible points of the quiz version the assignment pins, the same for every attempt
 * @param attempts in the order they began
 * @returns null when none is over yet
 */
export function counted(
	rules: AssignmentRules,
	extra: ExtraTime,
	possible: number,
	attempts: readonly ScoredAttempt[],
	now: number,
): Counted | null {
	const finished = attempts.flatMap((attempt, at): Finished[] => {
		const since = overSince(rules, extra, attempt, now);
		if (since === null) return [];
		const late = isLate(rules, extra, since);
		return [{ at, late, earned: late ? afterPenalty(rules, attempt.earned) : attempt.earned }];
	});
	const chosen = choose(rules.counting, finished);
	if (chosen.length === 0) return null;
	const sum = chosen.map(({ earned }) => earned).reduce(add);
	const earned = times(sum, fraction(1n, BigInt(chosen.length)));
	return {
		earned,
		possible,
		late: chosen.some(({ late }) => late),
		from: chosen.map(({ at }) => at),
		passed: hasPassed(rules.passMark, earned, possible),
	};
}

function choose(counting: AssignmentRules['counting'], finished: readonly Finished[]): readonly Finished[] {
	switch (counting) {
		case 'first':
			return finished.slice(0, 1);
		case 'last':
			return finished.slice(-1);
		case 'best':
			// Sorting keeps the order of equals, so the earliest of the best comes first.
			return [...finished].sort((a, b) => compare(b.earned, a.earned)).slice(0, 1);
		case 'average':
			return finished;
	}
}

function afterPenalty({ latePolicy, latePenalty }: AssignmentRules, earned: Fraction): Fraction {
	return latePolicy === 'penalty' ? times(earned, fraction(BigInt(100 - latePenalty), 100n)) : earned;
}

function hasPassed(passMark: number | null, earned: Fraction, possible: number): boolean | null {
	if (passMark === null || possible === 0) return null;
	return compare(earned, fraction(BigInt(passMark) * BigInt(possible), 100n)) >= 0;
}
