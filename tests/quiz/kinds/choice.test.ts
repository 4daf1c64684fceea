import { describe, expect, test } from 'vitest';
import { given, gradedShare, selection } from '../make.ts';

describe('one key: right or wrong', () => {
	test.each([
		['b', 1, 'right', { b: 'right' }],
		['a', 0, 'wrong', { a: 'wrong', b: 'missed' }],
		['c', 0, 'wrong', { c: 'wrong', b: 'missed' }],
	])('a b* c, given “%s”, earns %d: %s', (response, earned, verdict, marks) => {
		expect(gradedShare(selection('a b* c'), given(response))).toEqual({
			status: 'graded',
			earned,
			parts: { earned, of: 1 },
			weight: 1,
			verdict,
			marks,
		});
	});
});

describe('several keys: right − wrong over the number of keys, not below 0', () => {
	test.each([
		['a b', 1, 'right'],
		['b a', 1, 'right'],
		['a', 1 / 2, 'partly'],
		['a b c', 1 / 2, 'partly'],
		['a c', 0, 'wrong'],
		['a b c d', 0, 'wrong'],
		['c', 0, 'wrong'],
		['c d', 0, 'wrong'],
		['c d e', 0, 'wrong'],
	])('a* b* c d e, given “%s”, earns %d: %s', (response, earned, verdict) => {
		expect(gradedShare(selection('a* b* c d e'), given(response))).toMatchObject({
			status: 'graded',
			earned,
			verdict,
		});
	});

	test('what was chosen and what was missed are marked, and nothing else', () => {
		expect(gradedShare(selection('a* b* c d'), ['a', 'c'])).toMatchObject({
			marks: { a: 'right', b: 'missed', c: 'wrong' },
		});
	});

	test('when every choice belongs to the key, all must be chosen', () => {
		expect(gradedShare(selection('a* b* c*'), ['a', 'b', 'c'])).toMatchObject({ verdict: 'right' });
		expect(gradedShare(selection('a* b* c*'), ['a', 'b'])).toMatchObject({
			parts: { earned: 2, of: 3 },
			verdict: 'partly',
		});
	});
});

describe('statement: true, false or not stated', () => {
	const key = selection('true false* not-stated', 'statement');
	test.each([
		['false', 1],
		['true', 0],
		['not-stated', 0],
	])('“%s” earns %d', (response, earned) => {
		expect(gradedShare(key, [response])).toMatchObject({ status: 'graded', earned });
	});
});

describe('what cannot be graded says why', () => {
	test.each([
		['a b* c', '', 'empty'],
		['a b* c', 'x', 'unknown'],
		['a b* c', 'B', 'unknown'],
		['a b* c', 'a b', 'too-many'],
		['a b* c', 'b b', 'repeated'],
		['a* b* c', 'a a', 'repeated'],
		['a* b* c', 'a b x', 'unknown'],
		['a* b* c', 'a a x', 'unknown'],
	])('%s, given “%s”: %s', (words, response, reason) => {
		expect(gradedShare(selection(words), given(response))).toEqual({ status: 'invalid', reason });
	});

	test('empty entries, as a form sends them, are passed over', () => {
		expect(gradedShare(selection('a b* c'), ['', ''])).toEqual({ status: 'invalid', reason: 'empty' });
		expect(gradedShare(selection('a b* c'), ['', 'b', ''])).toMatchObject({ verdict: 'right' });
	});
});
