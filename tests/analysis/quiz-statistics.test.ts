import { describe, expect, test } from 'vitest';
import { quizStatistics } from '../../src/lib/analysis/quiz-statistics.ts';
import { rounded, scored, worths } from './score-table.ts';

const statisticsOf = (words: string, ...lines: string[]) => {
	const items = worths(words);
	return rounded(quizStatistics(items, scored(items, ...lines)));
};
const noShape = { skewness: null, kurtosis: null };
const noConsistency = { internalConsistency: null, errorRatio: null, standardError: null };

describe('worked by hand', () => {
	/*
	 * Totals 3, 2, 1, 0 of 3 (the first table of item-statistics.test.ts): mean and median 1.5
	 * V = (2 · 1.5² + 2 · 0.5²) / 3 = 5/3, deviation 1.290994 of 3 = 43.0331 %
	 * Σ V(item) = 1/4 + 1/3 + 1/4 = 5/6: alpha = 3/2 · (1 − (5/6)/(5/3)) = 3/4
	 * error ratio √(1 − 3/4) = 1/2, standard error half of 43.0331 %
	 * m2 = 5/4, m3 = 0, m4 = (2 · 1.5⁴ + 2 · 0.5⁴) / 4 = 2.5625; k2 = 5/3
	 * k4 = 16 · (5 · 2.5625 − 9 · 1.5625) / 6 = −10/3: kurtosis (−10/3) / (25/9) = −1.2
	 */
	test('items in steps of difficulty', () => {
		expect(statisticsOf('a b c', '1 1 1', '1 1 0', '1 0 0', '0 0 0')).toEqual({
			attempts: 4,
			mean: 50,
			median: 50,
			standardDeviation: 43.033148,
			skewness: 0,
			kurtosis: -1.2,
			internalConsistency: 75,
			errorRatio: 50,
			standardError: 21.516574,
		});
	});

	/*
	 * Totals 3, 2.5, 1.5, 2, 1 of 4 (the second table there): mean and median 2
	 * V = 2.5/4 = 0.625, deviation 0.790569 of 4 = 19.7642 %
	 * Σ V(item) = 0.7 + 0.175 + 0.3 = 1.175: alpha = 3/2 · (1 − 1.88) = −1.32, items that pull apart
	 * error ratio √2.32 = 1.523155, standard error √(2.32 · 0.625) / 4 = √1.45 / 4 = 30.1040 %
	 * m2 = 0.5, m3 = 0, m4 = 2.125/5 = 0.425; k4 = 25 · (6 · 0.425 − 12 · 0.25) / 24 = −0.46875, over 0.625²
	 */
	test('unequal marks, and items that pull apart', () => {
		expect(statisticsOf('a:2 b c', '1 1 0', '1 0.5 0', '0.5 0.5 -', '0.5 0 1', '0 0 1')).toEqual({
			attempts: 5,
			mean: 50,
			median: 50,
			standardDeviation: 19.764235,
			skewness: 0,
			kurtosis: -1.2,
			internalConsistency: -132,
			errorRatio: 152.315462,
			standardError: 30.103986,
		});
	});

	/*
	 * Totals 0, 0, 0, 1: mean 1/4, m2 = 3/16, m3 = 3/32, m4 = 21/256; k2 = 1/4
	 * k3 = 16 · (3/32) / 6 = 1/4: skewness (1/4) / (1/4)^1.5 = 2
	 * k4 = 16 · (5 · 21/256 − 9 · 9/256) / 6 = 1/4: kurtosis (1/4) / (1/16) = 4; so too SKEW and KURT of spreadsheets
	 */
	test('one high score is a tail to the right', () => {
		expect(statisticsOf('a', '0', '0', '0', '1')).toMatchObject({ median: 0, skewness: 2, kurtosis: 4 });
		expect(statisticsOf('a', '1', '1', '1', '0')).toMatchObject({ median: 100, skewness: -2, kurtosis: 4 });
	});

	// Totals 2 and 0: V = 2, Σ V(item) = 1/2 + 1/2: alpha = 2 · (1 − 1/2) = 1, and no error is left.
	test('two attempts have a consistency', () => {
		expect(statisticsOf('a b', '1 1', '0 0')).toMatchObject({
			internalConsistency: 100,
			errorRatio: 0,
			standardError: 0,
			...noShape,
		});
	});
});

describe('what is not defined is null', () => {
	test('no attempts', () => {
		expect(statisticsOf('a b')).toEqual({
			attempts: 0,
			mean: null,
			median: null,
			standardDeviation: null,
			...noShape,
			...noConsistency,
		});
	});

	test('one attempt has a mean', () => {
		expect(statisticsOf('a b', '1 0.5')).toEqual({
			attempts: 1,
			mean: 75,
			median: 75,
			standardDeviation: null,
			...noShape,
			...noConsistency,
		});
	});

	test('one item has no consistency', () => {
		expect(statisticsOf('a', '1', '0', '1', '0')).toMatchObject({
			standardDeviation: 57.735027,
			...noConsistency,
		});
	});

	test('all score the same, though one sum is rounded', () => {
		expect(statisticsOf('a b', '0.1 0.2', '0.3 0', '0.3 0', '0 0.3')).toEqual({
			attempts: 4,
			mean: 15,
			median: 15,
			standardDeviation: 0,
			...noShape,
			...noConsistency,
		});
	});

	test('three attempts have a skewness, and no kurtosis', () => {
		expect(statisticsOf('a', '1', '0', '0')).toMatchObject({ skewness: 1.732051, kurtosis: null });
	});

	test('no items', () => {
		expect(quizStatistics([], [new Map(), new Map()])).toMatchObject({
			attempts: 2,
			mean: null,
			median: null,
		});
	});
});
