import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { randomFrom, shuffle } from '../../src/lib/quiz/shuffle.ts';

const seeds = fc.oneof(fc.string(), fc.integer(), fc.uuid());

describe('a shuffled list', () => {
	test('holds what the list held, and the list stays as it was', () => {
		fc.assert(
			fc.property(fc.array(fc.integer()), seeds, (list, seed) => {
				const before = [...list];
				expect(shuffle(list, seed).toSorted()).toEqual(list.toSorted());
				expect(list).toEqual(before);
			}),
		);
	});

	test('is the same for the same seed', () => {
		fc.assert(
			fc.property(fc.array(fc.string()), seeds, (list, seed) => {
				expect(shuffle(list, seed)).toEqual(shuffle(list, seed));
			}),
		);
	});

	test('stays the same for ever: attempts that are stored rest on it', () => {
		expect(shuffle(['a', 'b', 'c', 'd', 'e', 'f'], 'seed').join('')).toMatchInlineSnapshot(`"fabdce"`);
		expect(shuffle(['a', 'b', 'c', 'd', 'e', 'f'], 7).join('')).toMatchInlineSnapshot(`"decbaf"`);
	});

	test.each([[[]], [['only']]])('of %j is that', (list) => {
		expect(shuffle(list, 'seed')).toEqual(list);
	});

	test('may hold lists and nothing at all', () => {
		expect(shuffle([[1], [2], undefined], 1)).toHaveLength(3);
		expect(shuffle([[1], [2], undefined], 1)).toEqual(expect.arrayContaining([[1], [2], undefined]));
	});
});

describe('over many seeds', () => {
	const RUNS = 24_000;
	const seedsLike: readonly (readonly [string, (run: number) => string | number])[] = [
		['numbers', (run) => run],
		['a number and an item', (run) => `${run} rubio-no-commitments`],
		['a word and a number', (run) => `seed-${run}`],
	];

	test.each(seedsLike)('every order comes about equally often (seeds are %s)', (_, seedOf) => {
		const seen = new Map<string, number>();
		for (let run = 0; run < RUNS; run += 1) {
			const order = shuffle(['a', 'b', 'c', 'd'], seedOf(run)).join('');
			seen.set(order, (seen.get(order) ?? 0) + 1);
		}
		expect(seen.size).toBe(24);
		// 1000 of each are expected, with a standard deviation of 31.
		for (const [order, times] of seen) expect(Math.abs(times - 1000), order).toBeLessThan(150);
	});

	test.each(seedsLike)(
		'every element comes to every place about equally often (seeds are %s)',
		(_, seedOf) => {
			const list = [0, 1, 2, 3, 4, 5, 6, 7];
			const at = list.map(() => list.map(() => 0));
			for (let run = 0; run < RUNS; run += 1) {
				shuffle(list, seedOf(run)).forEach((element, place) => {
					const row = at[place];
					if (row) row[element] = (row[element] ?? 0) + 1;
				});
			}
			// 3000 are expected, with a standard deviation of 51.
			for (const times of at.flat()) expect(Math.abs(times - 3000)).toBeLessThan(255);
		},
	);
});

describe('random numbers', () => {
	test('lie in [0, 1), half of them below a half, and repeat for the same seed', () => {
		fc.assert(
			fc.property(seeds, (seed) => {
				const [one, other] = [randomFrom(seed), randomFrom(seed)];
				const numbers = Array.from({ length: 1000 }, one);
				expect(numbers).toEqual(Array.from({ length: 1000 }, other));
				expect(numbers.every((number) => number >= 0 && number < 1)).toBe(true);
				expect(Math.abs(numbers.filter((number) => number < 0.5).length - 500)).toBeLessThan(110);
			}),
		);
	});
});
