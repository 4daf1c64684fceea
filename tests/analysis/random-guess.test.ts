import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { shareOf } from '../../src/lib/quiz/outcome.ts';
import { grade } from '../../src/lib/quiz/grade.ts';
import { gradingKey } from '../../src/lib/quiz/grading.ts';
import { randomGuess } from '../../src/lib/quiz/tallying.ts';
import { gradingKeys } from '../quiz/arbitrary.ts';
import { gap, listGap, match, order, selection, typedGap } from '../quiz/make.ts';
import type { GradingKey } from '../../src/lib/quiz/key.ts';

describe('what blind guessing earns', () => {
	test.each<[string, GradingKey, number | null]>([
		['one of four choices', selection('a* b c d'), 25],
		['true, false or not stated', selection('true false* not-stated', 'statement'), 100 / 3],
		// a: ½, b: ½, ab: 1, ac: 0, bc: 0, c: 0, abc: ½ – 2.5 over seven selections.
		['two keys of three choices', selection('a* b* c'), 250 / 7],
		['the one sentence of five', selection('s1 s2 s3* s4 s5', 'evidence'), 20],
		['several sentences', selection('s1* s2* s3', 'evidence'), null],
		['rows with one of four targets each', gradingKey(match('r=a s=b', 'a b c d')), 25],
		['steps in any order', gradingKey(order('one two three')), 50],
		['one step', gradingKey(order('one')), 100],
		[
			'gaps with two and four choices',
			gradingKey(gap([listGap('g', 'a* b'), listGap('h', 'a* b c d')])),
			37.5,
		],
		['a typed gap', gradingKey(gap([typedGap('g', 'Rafah')])), null],
		['one gap of two typed', gradingKey(gap([listGap('g', 'a* b'), typedGap('h', 'Rafah')])), null],
	])('%s', (_, key, expected) => {
		const found = randomGuess(key);
		if (expected === null) expect(found).toBeNull();
		else expect(found).toBeCloseTo(expected, 10);
	});
});

/** Every response there can be, one by one. */
function everyResponse(key: GradingKey): string[][] {
	switch (key.kind) {
		case 'match':
			return product(key.rows.map(([row]) => key.targets.map((target) => `${row}=${target}`)));
		case 'gap':
			return product(key.gaps.map(({ id, choices }) => choices.map((choice) => `${id}=${choice}`)));
		case 'numeric':
		case 'open':
			return [];
		case 'order':
			return key.key.reduce<string[][]>(
				(orders, step) => orders.flatMap((some) => inserted(some, step)),
				[[]],
			);
		default:
			return key.ids.reduce<string[][]>((sets, id) => sets.flatMap((set) => [set, [...set, id]]), [[]]);
	}
}
const product = (lists: readonly (readonly string[])[]) =>
	lists.reduce<string[][]>((all, list) => all.flatMap((some) => list.map((one) => [...some, one])), [[]]);
const inserted = (some: readonly string[], step: string) =>
	Array.from({ length: some.length + 1 }, (_, at) => [...some.slice(0, at), step, ...some.slice(at)]);

test('is the mean of all responses that can be graded', () => {
	const small = gradingKeys.filter(
		(key) =>
			!(key.kind === 'match' && key.targets.length ** key.rows.length > 2000) &&
			!(key.kind === 'gap' && key.gaps.reduce((all, { choices }) => all * choices.length, 1) > 2000) &&
			!(key.kind === 'order' && key.key.length > 5),
	);
	fc.assert(
		fc.property(small, (key) => {
			const found = randomGuess(key);
			fc.pre(found !== null);
			const outcomes = everyResponse(key).map((response) => grade(key, response));
			const earned = outcomes.flatMap((outcome) => (outcome.status === 'graded' ? shareOf(outcome) : []));
			expect(found).toBeCloseTo((100 * earned.reduce((a, b) => a + b)) / earned.length, 8);
		}),
	);
});
