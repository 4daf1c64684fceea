import { describe, expect, test } from 'vitest';
import { itemStatistics } from '../../src/lib/analysis/item-statistics.ts';
import { rounded, scored, worths } from './score-table.ts';

const statisticsOf = (words: string, ...lines: string[]) => {
	const items = worths(words);
	return [...itemStatistics(items, scored(items, ...lines)).values()].map(rounded);
};
const undefinedWeights = { effectiveWeight: null, negativeCovariance: false };
const undefinedDiscrimination = { discrimination: null, efficiency: null };

describe('worked by hand', () => {
	/*
	 *       a  b  c | total  rest of a  rest of b  rest of c
	 *   P   1  1  1 |   3        2          2          2
	 *   Q   1  1  0 |   2        1          1          2
	 *   R   1  0  0 |   1        0          1          1
	 *   S   0  0  0 |   0        0          0          0
	 *
	 * V(a) = V(c) = (3 · 0.25² + 0.75²) / 3 = 1/4, V(b) = 4 · 0.5² / 3 = 1/3
	 * C(a, total) = (0.25 · (1.5 + 0.5 − 0.5) + 0.75 · 1.5) / 3 = 1/2, the same for c; C(b, total) = 2/3
	 *   √(1/2) = 0.707107, √(2/3) = 0.816497, together 2.230710: a and c 31.6987 %, b 36.6025 %
	 * C(a, rest) = (0.25 · (1.25 + 0.25 − 0.75) + 0.75²) / 3 = 1/4, V(rest of a) = 2.75/3
	 *   correlation (1/4) / √(1/4 · 2.75/3) = 0.522233; the same for c
	 * C(b, rest) = (0.5 + 0.5) / 3 = 1/3, V(rest of b) = 2/3: correlation (1/3) / √(1/3 · 2/3) = 0.707107
	 * A Guttman scale: who is right on a harder item is right on all easier ones, so that no order gives more.
	 */
	test('items in steps of difficulty', () => {
		const shared = {
			attempts: 4,
			answered: 4,
			intendedWeight: 33.333333,
			negativeCovariance: false,
			efficiency: 100,
		};
		expect(statisticsOf('a b c', '1 1 1', '1 1 0', '1 0 0', '0 0 0')).toEqual([
			{
				...shared,
				facility: 75,
				standardDeviation: 50,
				effectiveWeight: 31.69873,
				discrimination: 52.223297,
			},
			{
				...shared,
				facility: 50,
				standardDeviation: 57.735027,
				effectiveWeight: 36.60254,
				discrimination: 70.710678,
			},
			{
				...shared,
				facility: 25,
				standardDeviation: 50,
				effectiveWeight: 31.69873,
				discrimination: 52.223297,
			},
		]);
	});

	/*
	 * Marks: a of 2, b and c of 1; R did not answer c.
	 *
	 *        a    b    c | total  rest of a  rest of b  rest of c
	 *   P    2    1    0 |  3        1          2          3
	 *   Q    2   0.5   0 |  2.5      0.5        2          2.5
	 *   R    1   0.5   – |  1.5      0.5        1          1.5
	 *   S    1    0    1 |  2        1          2          1
	 *   T    0    0    1 |  1        1          1          0
	 *
	 * means 1.2, 0.4, 0.4; V(a) = 2.8/4 = 0.7, V(b) = 0.7/4 = 0.175, V(c) = 1.2/4 = 0.3
	 *   deviations √0.7 / 2 = 41.8330 %, √0.175 = 41.8330 %, √0.3 = 54.7723 %
	 * C(a, total) = 2.5/4 = 0.625, C(b, total) = 1/4 = 0.25, C(c, total) = −1/4: c has no effective weight
	 *   √0.625 = 0.790569, √0.25 = 0.5, together 1.290569: a 61.2574 %, b 38.7426 %
	 * rest of a: C = −0.3/4, V = 0.3/4: −0.075 / √(0.7 · 0.075) = −0.327327; sorted C = 0.7/4: −0.075/0.175
	 * rest of b: C = 0.3/4, V = 1.2/4: 0.075 / √(0.175 · 0.3) = 0.327327; sorted C = 0.8/4: 0.075/0.2
	 * rest of c: C = −2.2/4, V = 5.7/4: −0.55 / √(0.3 · 1.425) = −0.841191; sorted C = 2.3/4: −0.55/0.575
	 */
	test('unequal marks, part of a mark, one not answered, one against the score', () => {
		expect(statisticsOf('a:2 b c', '1 1 0', '1 0.5 0', '0.5 0.5 -', '0.5 0 1', '0 0 1')).toEqual([
			{
				attempts: 5,
				answered: 5,
				facility: 60,
				standardDeviation: 41.833001,
				intendedWeight: 50,
				effectiveWeight: 61.257411,
				negativeCovariance: false,
				discrimination: -32.732684,
				efficiency: -42.857143,
			},
			{
				attempts: 5,
				answered: 5,
				facility: 40,
				standardDeviation: 41.833001,
				intendedWeight: 25,
				effectiveWeight: 38.742589,
				negativeCovariance: false,
				discrimination: 32.732684,
				efficiency: 37.5,
			},
			{
				attempts: 5,
				answered: 4,
				facility: 40,
				standardDeviation: 54.772256,
				intendedWeight: 25,
				effectiveWeight: null,
				negativeCovariance: true,
				discrimination: -84.119102,
				efficiency: -95.652174,
			},
		]);
	});

	// a earns 0 0 1 and the rest 1 1 0: C = −1/3. Sorted, 0 0 1 and 0 1 1, it would be 1/6.
	test('efficiency may fall below −100', () => {
		const [first] = statisticsOf('a b', '0 1', '0 1', '1 0');
		expect(first).toMatchObject({ discrimination: -100, efficiency: -200 });
	});
});

describe('what is not defined is null', () => {
	test('no attempts', () => {
		expect(statisticsOf('a b:3')).toEqual(
			[25, 75].map((intendedWeight) => ({
				attempts: 0,
				answered: 0,
				facility: null,
				standardDeviation: null,
				intendedWeight,
				...undefinedWeights,
				...undefinedDiscrimination,
			})),
		);
	});

	test('one attempt has a facility, and no spread', () => {
		expect(statisticsOf('a b', '1 -')).toEqual(
			[
				[1, 100],
				[0, 0],
			].map(([answered, facility]) => ({
				attempts: 1,
				answered,
				facility,
				standardDeviation: null,
				intendedWeight: 50,
				...undefinedWeights,
				...undefinedDiscrimination,
			})),
		);
	});

	test('one item is all of the score, and has no rest', () => {
		const [only] = statisticsOf('a', '1', '0');
		expect(only).toMatchObject({ effectiveWeight: 100, ...undefinedDiscrimination });
	});

	test('all earn the same', () => {
		const [first, second] = statisticsOf('a b', '0.1 0.7', '0.1 0.7', '0.1 0.7');
		expect(first).toMatchObject({ facility: 10, standardDeviation: 0, ...undefinedWeights });
		expect(first).toMatchObject(undefinedDiscrimination);
		expect(second).toMatchObject({ facility: 70, standardDeviation: 0, ...undefinedWeights });
	});

	test('sums that differ by rounding alone are the same: 0.1 + 0.2 and 0.3 + 0', () => {
		const [, , third] = statisticsOf('a b c', '0.1 0.2 1', '0.3 0 0', '0.3 0 1');
		expect(third).toMatchObject(undefinedDiscrimination);
	});

	test('an item worth nothing', () => {
		const [first, second] = statisticsOf('a:0 b', '1 1', '0 0');
		expect(first).toMatchObject({ answered: 2, facility: 50, intendedWeight: 0, effectiveWeight: 0 });
		expect(second).toMatchObject({ intendedWeight: 100, effectiveWeight: 100 });
	});

	test('no items', () => {
		expect(itemStatistics([], [new Map()]).size).toBe(0);
	});
});

test('an item the attempt does not hold was not answered', () => {
	const items = worths('a b');
	const found = itemStatistics(items, [new Map([['b', { earned: 1 }]])]);
	expect(found.get('a')).toMatchObject({ attempts: 1, answered: 0, facility: 0 });
	expect(found.get('b')).toMatchObject({ attempts: 1, answered: 1, facility: 100 });
});

test('an answer that nobody has marked yet says nothing of its item', () => {
	const items = [
		{ id: 'closed', possible: 1 },
		{ id: 'open', possible: 1 },
	];
	const attempt = (closed: number, open: number | null) =>
		new Map([
			['closed', { earned: closed }],
			['open', open === null ? { earned: null, isUnmarked: true as const } : { earned: open }],
		]);
	const marked = [attempt(1, 1), attempt(0, 0), attempt(1, 0.5)];
	const withMore = itemStatistics(items, [...marked, attempt(1, null)]).get('open');
	const without = itemStatistics(items, marked).get('open');
	expect(withMore?.facility).toBe(50);
	expect(withMore?.standardDeviation).toBe(without?.standardDeviation);
	expect(withMore?.discrimination).toBeCloseTo(without?.discrimination ?? NaN, 9);
});
