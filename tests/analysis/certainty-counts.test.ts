import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { certaintyCounts } from '../../src/lib/analysis/item-analysis.ts';
import { isConfidentlyWrong, type Counted, type CountedAttempt } from '../../src/lib/analysis/counted.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';

const given = (earned: number | null, certainty: Certainty | null = null): Counted => ({
	earned,
	response: earned === null ? [] : ['a'],
	certainty,
});
const attempt = (items: Readonly<Record<string, Counted>>): CountedAttempt => new Map(Object.entries(items));

describe('one item', () => {
	const countsOf = (...all: Counted[]) => {
		const [found] = certaintyCounts(
			['a'],
			all.map((one) => attempt({ a: one })),
		);
		return found;
	};

	test('each response in its place', () => {
		const found = countsOf(
			given(1, 1),
			given(1, 3),
			given(1, 3),
			given(0.5, 2),
			given(0, 2),
			given(0, 3),
			given(0.9, 3),
		);
		expect(found).toEqual({
			item: 'a',
			counts: { right: { 1: 1, 2: 0, 3: 2 }, partly: { 1: 0, 2: 1, 3: 1 }, wrong: { 1: 0, 2: 1, 3: 1 } },
			confidentlyWrong: 1,
			unsaid: 0,
		});
	});

	test('not said and not answered are told apart', () => {
		expect(countsOf(given(1), given(0), given(null), given(0, 3))).toMatchObject({
			confidentlyWrong: 1,
			unsaid: 2,
		});
	});
});

test('most often confidently wrong first; among equals, in the order of the items', () => {
	const attempts = [
		attempt({ a: given(1, 3), b: given(0, 3), c: given(0, 3), d: given(0, 2) }),
		attempt({ a: given(1, 3), b: given(1, 3), c: given(0, 3), d: given(0.5, 3) }),
	];
	const order = (...ids: string[]) => certaintyCounts(ids, attempts).map(({ item }) => item);
	expect(order('a', 'b', 'c', 'd')).toEqual(['c', 'b', 'a', 'd']);
	expect(order('d', 'c', 'b', 'a')).toEqual(['c', 'b', 'd', 'a']);
});

const anyCounted = fc.record({
	earned: fc.constantFrom(null, 0, 0.25, 1),
	response: fc.constant<string[]>([]),
	certainty: fc.constantFrom<(Certainty | null)[]>(null, 1, 2, 3),
});

test('every response is counted once', () => {
	fc.assert(
		fc.property(fc.array(fc.option(anyCounted)), (all) => {
			const attempts = all.map((one) => (one ? attempt({ a: one }) : attempt({})));
			const [found] = certaintyCounts(['a'], attempts);
			const said = Object.values(found?.counts ?? {}).flatMap((bySure) => Object.values(bySure));
			const answered = all.filter((one) => one && one.earned !== null);
			expect(said.reduce((a, b) => a + b) + (found?.unsaid ?? 0)).toBe(answered.length);
			expect(found?.confidentlyWrong).toBe(all.filter((one) => one && isConfidentlyWrong(one)).length);
			expect(found?.confidentlyWrong).toBe(found?.counts.wrong[3] ?? 0);
		}),
	);
});
