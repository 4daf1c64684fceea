import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { given, gradedShare } from '../make.ts';

const key = (words: string) => ({ kind: 'order', key: given(words) }) as const;

describe('order: share of pairs in the right order', () => {
	test.each([
		['a b c d', 'a b c d', 1, 'right'],
		['a b c d', 'b a c d', 5 / 6, 'partly'],
		['a b c d', 'd a b c', 3 / 6, 'partly'],
		['a b c d', 'd c a b', 1 / 6, 'partly'],
		['a b c d', 'd c b a', 0, 'wrong'],
		['a b c', 'a c b', 2 / 3, 'partly'],
		['a b', 'b a', 0, 'wrong'],
		['a', 'a', 1, 'right'],
	])('%s, given “%s”, earns %d: %s', (words, response, earned, verdict) => {
		expect(gradedShare(key(words), given(response))).toMatchObject({ status: 'graded', earned, verdict });
	});

	test('one step moved far costs less than everything reversed, though no step stands in its place', () => {
		const moved = gradedShare(key('a b c d e'), given('b c d e a'));
		const reversed = gradedShare(key('a b c d e'), given('e d c b a'));
		expect(moved).toMatchObject({
			parts: { earned: 6, of: 10 },
			marks: { a: 'wrong', b: 'wrong', e: 'wrong' },
		});
		expect(reversed).toMatchObject({ parts: { earned: 0, of: 10 }, marks: { c: 'right', e: 'wrong' } });
	});

	test('full only when all stand in their place', () => {
		const steps = ['a', 'b', 'c', 'd', 'e'];
		fc.assert(
			fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (response) => {
				const outcome = gradedShare({ kind: 'order', key: steps }, response);
				expect(outcome).toHaveProperty('status', 'graded');
				expect(outcome.status === 'graded' && outcome.earned === 1).toBe(response.join() === steps.join());
			}),
		);
	});

	test('an order and its reverse earn one point together', () => {
		const steps = ['a', 'b', 'c', 'd'];
		fc.assert(
			fc.property(fc.shuffledSubarray(steps, { minLength: steps.length }), (response) => {
				const earned = [response, response.toReversed()].map((one) => {
					const outcome = gradedShare({ kind: 'order', key: steps }, one);
					return outcome.status === 'graded' ? outcome.earned : NaN;
				});
				expect((earned[0] ?? NaN) + (earned[1] ?? NaN)).toBeCloseTo(1);
			}),
		);
	});
});

describe('what cannot be graded says why', () => {
	test.each([
		['', 'empty'],
		['a b', 'incomplete'],
		['a b x', 'unknown'],
		['a b b', 'repeated'],
		['a b c c', 'repeated'],
		['a b c x', 'unknown'],
	])('a b c, given “%s”: %s', (response, reason) => {
		expect(gradedShare(key('a b c'), given(response))).toEqual({ status: 'invalid', reason });
	});
});
