import { markTable, saying, type MarkRow, type Worth } from './mark-table.ts';
import { covariance, mean, signedCovariance, sum, variance, varies } from '../quiz/moments.ts';
import type { ScoredAttempt } from './counted.ts';

/** All in per cent. What is not defined is null. */
export interface ItemStatistics {
	/** How many attempts count. */
	readonly attempts: number;
	/** How many of them answered the item; the others earned 0. */
	readonly answered: number;
	/** Mean mark, of the item's maximum: high is easy. */
	readonly facility: number | null;
	/** Of the item's maximum; from two attempts. */
	readonly standardDeviation: number | null;
	/** The item's part of what the quiz can earn. */
	readonly intendedWeight: number | null;
	/** The item's part in how scores differ; null also where it works against the score. */
	readonly effectiveWeight: number | null;
	/** Whether those who do well on the quiz do worse on this item: its effective weight has no meaning. */
	readonly negativeCovariance: boolean;
	/** Correlation of the mark with that of the rest of the quiz, −100 to 100; null where either is all the same. */
	readonly discrimination: number | null;
	/** Discrimination as a part of the most these marks allow; at most 100, and may be below −100. */
	readonly efficiency: number | null;
}

/**
 * Each item of a quiz, with the formulas of “Quiz statistics calculations” on docs.moodle.org/dev. Facility and
 * deviation are of the shares earned, so that an item worth nothing has them too. What nobody has marked yet says nothing
 * of its item.
 * @param attempts those that count, each by id of item
 * @param table of these, where it is known already
 * @returns by id of item, in the order of the items
 */
export function itemStatistics(
	items: readonly Worth[],
	attempts: readonly ScoredAttempt[],
	{ counts, scores, rows } = markTable(items, attempts),
): Map<string, ItemStatistics> {
	const withScore = new Map(rows.map((row) => [row, weighted(row, signedCovariance(row.shares, scores))]));
	const roots = sum([...withScore.values()].map((value) => Math.sqrt(Math.max(0, value ?? 0))));
	return new Map(
		rows.map((row) => [
			row.id,
			{
				attempts: attempts.length,
				answered: row.answered,
				...spread(row),
				intendedWeight: counts ? 100 * row.weight : null,
				...influence(withScore.get(row) ?? null, roots),
				...discrimination(row, scores),
			},
		]),
	);
}

/** Covariance of the mark, from that of the share; an item worth nothing has none, of either sign. */
function weighted({ weight }: MarkRow, ofShare: number | null): number | null {
	if (ofShare === null) return null;
	return weight === 0 ? 0 : weight * ofShare;
}

function spread(row: MarkRow): Pick<ItemStatistics, 'facility' | 'standardDeviation'> {
	const shares = saying(row.shares, row);
	const average = mean(shares);
	const squared = variance(shares);
	return {
		facility: average === null ? null : 100 * average,
		standardDeviation: squared === null ? null : varies(shares) ? 100 * Math.sqrt(squared) : 0,
	};
}

/** √C over the sum of √C, C the covariance with the score; where that is below 0 the item is left out. */
function influence(
	withScore: number | null,
	roots: number,
): Pick<ItemStatistics, 'effectiveWeight' | 'negativeCovariance'> {
	if (withScore === null) return { effectiveWeight: null, negativeCovariance: false };
	if (withScore < 0) return { effectiveWeight: null, negativeCovariance: true };
	const effectiveWeight = roots === 0 ? null : (100 * Math.sqrt(withScore)) / roots;
	return { effectiveWeight, negativeCovariance: false };
}

/**
 * The most these marks allow is their covariance when both lists are sorted: the best on the item are the best
 * on the rest.
 */
function discrimination(
	row: MarkRow,
	all: readonly number[],
): Pick<ItemStatistics, 'discrimination' | 'efficiency'> {
	const shares = saying(row.shares, row);
	const rest = saying(all, row).map((score, at) => score - row.weight * (shares[at] ?? 0));
	const together = covariance(shares, rest);
	const most = covariance(inOrder(shares), inOrder(rest));
	if (together === null || most === null || !varies(shares) || !varies(rest)) {
		return { discrimination: null, efficiency: null };
	}
	const deviations = Math.sqrt((variance(shares) ?? 0) * (variance(rest) ?? 0));
	return { discrimination: (100 * together) / deviations, efficiency: (100 * together) / most };
}

/** An array of numbers alone is sorted several times as fast. */
const inOrder = (values: readonly number[]): number[] => Array.from(Float64Array.from(values).sort());
