import { add, compare, fraction, times, ZERO, type Fraction } from './fraction.ts';

/** How a student stands with one quiz of an assignment. */
export interface QuizStanding {
	/** Points that count; null while nothing does. */
	readonly earned: Fraction | null;
	readonly possible: number;
	readonly late: boolean;
	/** Answers that nobody has marked yet. */
	readonly unmarked: number;
	/** Whether an attempt was begun. */
	readonly isBegun: boolean;
	/** Whether it was due, or has closed, for this student. */
	readonly isDue: boolean;
}

export type CellState = 'scored' | 'missing' | 'excused' | 'not-given' | 'under-way' | 'not-due';

/** One student in one column of the gradebook. */
export interface GradebookCell {
	readonly state: CellState;
	/** Of what counts; null while nothing does. */
	readonly points: { readonly earned: Fraction; readonly possible: number } | null;
	readonly late: boolean;
	/** Of several quizzes some are not in. */
	readonly isPart: boolean;
	/** Answers that the points wait for. */
	readonly unmarked: number;
}

const NOTHING = { points: null, late: false, isPart: false, unmarked: 0 };
/** Of somebody whom it was not given to. */
export const NOT_GIVEN: GradebookCell = { state: 'not-given', ...NOTHING };

/**
 * What one assignment comes to for a student. Those of its quizzes count of which something is in, and those that were
 * due: what is not in by then counts as 0. Whoever is excused is left out, whatever is in.
 */
export function cellOf(quizzes: readonly QuizStanding[], isExcused: boolean): GradebookCell {
	if (isExcused) return { state: 'excused', ...NOTHING };
	const done = quizzes.filter(({ earned }) => earned !== null);
	const counting = quizzes.filter(({ earned, isDue }) => earned !== null || isDue);
	const state = done.length > 0 ? 'scored' : counting.length > 0 ? 'missing' : 'not-due';
	return {
		state: state === 'not-due' && quizzes.some(({ isBegun }) => isBegun) ? 'under-way' : state,
		points:
			counting.length === 0
				? null
				: {
						earned: counting.map(({ earned }) => earned ?? ZERO).reduce(add, ZERO),
						possible: counting.reduce((sum, { possible }) => sum + possible, 0),
					},
		late: done.some(({ late }) => late),
		isPart: done.length > 0 && done.length < quizzes.length,
		unmarked: done.reduce((sum, { unmarked }) => sum + unmarked, 0),
	};
}

/** The share of its points, exactly; null where nothing counts, or nothing can be earned. */
export const shareOf = ({ points }: Pick<GradebookCell, 'points'>): Fraction | null =>
	points && points.possible > 0 ? times(points.earned, fraction(1n, BigInt(points.possible))) : null;

/** What goes into an average. */
export interface Weighted {
	readonly share: Fraction;
	/** Not below 0; 0 counts for nothing. */
	readonly weight: Fraction;
}

/** The weighted mean: the sum of weight × share over the sum of the weights; null where nothing counts. */
export function averageOf(parts: readonly Weighted[]): Fraction | null {
	const total = parts.map(({ weight }) => weight).reduce(add, ZERO);
	if (total.numerator === 0n) return null;
	const sum = parts.map(({ share, weight }) => times(share, weight)).reduce(add, ZERO);
	return times(sum, fraction(total.denominator, total.numerator));
}

/**
 * Without the lowest share; of equally low ones the one with the greatest weight, then the first, is left out. One that
 * is alone stays.
 */
export function withoutLowest(parts: readonly Weighted[]): readonly Weighted[] {
	const counting = parts.filter(({ weight }) => weight.numerator > 0n);
	const [lowest] = [...counting].sort((a, b) => compare(a.share, b.share) || compare(b.weight, a.weight));
	return counting.length > 1 ? counting.filter((part) => part !== lowest) : counting;
}
