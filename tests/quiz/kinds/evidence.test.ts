import { describe, expect, test } from 'vitest';
import { given, gradedShare, selection } from '../make.ts';

const earned = (words: string, response: string) => {
	const outcome = gradedShare(selection(words, 'evidence'), given(response));
	if (!('earned' in outcome)) throw new Error(JSON.stringify(outcome));
	return outcome.earned;
};

describe('evidence: F1 of the sentences selected and those of the key', () => {
	test.each([
		['p1.s1* p1.s2* p2.s1', 'p1.s1 p1.s2', 1],
		['p1.s1* p1.s2* p2.s1', 'p1.s2 p1.s1', 1],
		['p1.s1* p1.s2* p2.s1', 'p1.s1', 2 / 3],
		['p1.s1* p1.s2* p2.s1', 'p1.s1 p2.s1', 1 / 2],
		['p1.s1* p1.s2* p2.s1', 'p1.s1 p1.s2 p2.s1', 4 / 5],
		['p1.s1* p1.s2* p2.s1', 'p2.s1', 0],
		['p1.s1 p1.s2*', 'p1.s2', 1],
		['p1.s1 p1.s2*', 'p1.s1', 0],
	])('%s, given “%s”, earns %d', (words, response, share) => {
		expect(earned(words, response)).toBe(share);
	});

	test('the better the selection, the more it earns', () => {
		const fromBestToWorst = ['a b c', 'a b c x', 'a b', 'a b x', 'a', 'a x y', 'x'];
		const shares = fromBestToWorst.map((response) => earned('a* b* c* x y', response));
		expect(shares).toEqual(shares.toSorted((one, other) => other - one));
		expect(new Set(shares).size).toBe(shares.length);
	});
});

describe('what cannot be graded says why', () => {
	test.each([
		['a* b* c', '', 'empty'],
		['a* b* c', 'a p9.s9', 'unknown'],
		['a* b* c', 'a a', 'repeated'],
		['a* b c', 'a b', 'too-many'],
	])('%s, given “%s”: %s', (words, response, reason) => {
		expect(gradedShare(selection(words, 'evidence'), given(response))).toEqual({ status: 'invalid', reason });
	});
});
