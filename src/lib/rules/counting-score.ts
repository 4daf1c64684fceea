import { isLate, type ExtraTime } from './deadline.ts';
import { add, compare, fraction, times, type Fraction } from './fraction.ts';
import { overSince, type AssignedAttempt } from './over.ts';
import type { AssignmentRules } from './rules.ts';

export interface EarnedAttempt extends AssignedAttempt {
	/** Points, before anything is taken off: the sum over its report's items. */
	readonly earned: Fraction;
	/** When the last of it arrived: what a clock ended is as late as that. Absent: as its end. */
	readonly lastReceivedAt?: number;
	/** What `unfinishedCounts` lets count of it while it runs, and when the last of that came; absent where nothing does. */
	readonly unfinished?: { readonly earned: Fraction; readonly since: number } | null;
}

/** The score that counts. */
export interface CountingScore {
	/** Points, after what lateness costs. */
	readonly earned: Fraction;
	readonly possible: number;
	/** Whether an attempt it comes from was late, and so is to be marked. */
	readonly late: boolean;
	/** Places in the list given of the attempts it comes from, in order. */
	readonly from: readonly number[];
	/** False: nothing was handed in, and what stands counts without it. */
	readonly isOver: boolean;
	/** Null when there is no pass mark, or nothing to earn. */
	readonly passed: boolean | null;
}

interface Finished {
	readonly at: number;
	readonly earned: Fraction;
	readonly late: boolean;
}

/**
 * Which score counts of a student's attempts. One that ran out of time counts as it stands, with nothing given as
 * nothing. One that still runs is left out, but where none is over: then what may count of it unfinished, counts. Of
 * equally good ones the earliest is the best. The pass mark is
 * compared exactly: nobody fails by a rounding.
 * @param possible points of the quiz version the assignment pins, the same for every attempt
 * @param attempts in the order they began
 * @returns null when nothing counts yet
 */
export function countingScore(
	rules: AssignmentRules,
	extra: ExtraTime,
	possible: number,
	attempts: readonly EarnedAttempt[],
	now: number,
): CountingScore | null {
	const given = (at: number, since: number, earned: Fraction): Finished => {
		const late = isLate(rules, extra, since);
		return { at, late, earned: late ? afterPenalty(rules, earned) : earned };
	};
	const finished = attempts.flatMap((attempt, at) => {
		const since = overSince(rules, extra, attempt, now);
		if (since === null) return [];
		// Whoever forgot to hand in was not late if all of it was there in time.
		const until = attempt.handIn ? since : Math.min(since, attempt.lastReceivedAt ?? since);
		return given(at, until, attempt.earned);
	});
	const unfinished = attempts.flatMap(({ unfinished: part }, at) =>
		part ? given(at, part.since, part.earned) : [],
	);
	const isOver = finished.length > 0;
	const chosen = choose(rules.counting, isOver ? finished : unfinished);
	if (chosen.length === 0) return null;
	const sum = chosen.map(({ earned }) => earned).reduce(add);
	const earned = times(sum, fraction(1n, BigInt(chosen.length)));
	return {
		earned,
		possible,
		late: chosen.some(({ late }) => late),
		from: chosen.map(({ at }) => at),
		isOver,
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
