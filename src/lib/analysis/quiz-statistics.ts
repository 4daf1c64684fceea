import { markTable, type MarkRow, type Worth } from './mark-table.ts';
import { centralMoment, mean, median, sum, variance, varies } from '../quiz/moments.ts';
import type { ScoredAttempt } from './counted.ts';

/** Per cent are of all the quiz can earn, unless said otherwise. What is not defined is null. */
export interface QuizStatistics {
	readonly attempts: number;
	/** Per cent. */
	readonly mean: number | null;
	/** Per cent. */
	readonly median: number | null;
	/** Per cent; from two attempts. */
	readonly standardDeviation: number | null;
	/** Below 0: a tail of low scores. From three attempts that differ. */
	readonly skewness: number | null;
	/** Excess: 0 for the normal curve. From four attempts that differ. */
	readonly kurtosis: number | null;
	/** Cronbach's alpha × 100; at most 100, and below 0 where items pull apart. From two items, two attempts. */
	readonly internalConsistency: number | null;
	/** Per cent of the standard deviation that chance makes, not the learners. */
	readonly errorRatio: number | null;
	/** Per cent: how far a score may be off what the learner can do. */
	readonly standardError: number | null;
}

/**
 * A quiz as a whole, with the formulas of “Quiz statistics calculations” on docs.moodle.org/dev. With two
 * attempts Moodle's report leaves out the internal consistency; its formula is defined there, and is given.
 * @param attempts those that count, each by id of item
 * @param table of these, where it is known already
 */
export function quizStatistics(
	items: readonly Worth[],
	attempts: readonly ScoredAttempt[],
	{ counts, scores, rows } = markTable(items, attempts),
): QuizStatistics {
	const percent = (share: number | null) => (share === null || !counts ? null : 100 * share);
	const differ = varies(scores);
	const squared = variance(scores);
	const deviation = squared === null ? null : differ ? Math.sqrt(squared) : 0;
	const consistency = differ && squared !== null ? alpha(rows, squared) : null;
	// Alpha is at most 1; rounding must not take the root of less than nothing.
	const errorRatio = consistency === null ? null : Math.sqrt(Math.max(0, 1 - consistency));
	return {
		attempts: attempts.length,
		mean: percent(mean(scores)),
		median: percent(median(scores)),
		standardDeviation: percent(deviation),
		...shape(scores, differ),
		internalConsistency: percent(consistency),
		errorRatio: percent(errorRatio),
		standardError: percent(errorRatio === null || deviation === null ? null : errorRatio * deviation),
	};
}

/** p/(p − 1) · (1 − Σ V(item) / V(score)); Cronbach 1951. */
function alpha(rows: readonly MarkRow[], ofScore: number): number | null {
	if (rows.length < 2) return null;
	const within = sum(rows.map(({ weight, shares }) => weight * weight * (variance(shares) ?? 0)));
	return (rows.length / (rows.length - 1)) * (1 - within / ofScore);
}

/** Fisher's k-statistics of the third and fourth degree over powers of the second: unbiased in small classes. */
function shape(scores: readonly number[], differ: boolean): Pick<QuizStatistics, 'skewness' | 'kurtosis'> {
	const n = scores.length;
	if (!differ || n < 3) return { skewness: null, kurtosis: null };
	const m2 = centralMoment(scores, 2);
	const m3 = centralMoment(scores, 3);
	const m4 = centralMoment(scores, 4);
	const k2 = (n * m2) / (n - 1);
	const k3 = (n * n * m3) / ((n - 1) * (n - 2));
	const k4 = (n * n * ((n + 1) * m4 - 3 * (n - 1) * m2 * m2)) / ((n - 1) * (n - 2) * (n - 3));
	return { skewness: k3 / k2 ** 1.5, kurtosis: n < 4 ? null : k4 / (k2 * k2) };
}
