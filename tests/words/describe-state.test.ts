import { describe, expect, test } from 'vitest';
import { markOf, summaryOf } from '../../src/lib/words/describe-state.ts';
import { ownMap } from '../../src/lib/analysis/own-map.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';

type Given = number | readonly [earned: number, certainty: Certainty] | null;

/** A passage that as many items rest on as are given; null was not answered. */
function passage(given: readonly Given[]) {
	const items = given.map((_, at) => ({ quiz: 'q', item: `i${at}` }));
	const answers = given.flatMap((one, at) => {
		if (one === null) return [];
		const [earned, certainty] = typeof one === 'number' ? [one, null] : one;
		return [{ quiz: 'q', item: `i${at}`, earned, certainty }];
	});
	const state = ownMap(answers, new Map([['p1.s1', items]])).get('p1.s1');
	if (!state) throw new Error('The passage has no state.');
	return state;
}

describe('what was never answered is not counted against anybody', () => {
	test.each<[given: Given[], mark: string, words: string]>([
		[[null, null, null], '3', 'no answers yet'],
		[[0, null, null, null, null, null, null], '0/1', 'Incorrect · 0 of 1 correct · 6 unanswered'],
		[[1, 1, 0, null, null, null, null], '2/3', 'Partly correct · 2 of 3 correct · 4 unanswered'],
		[[1, null], '1/1', '1 of 1 correct · 1 unanswered'],
		[[1, 1], '2', '2 of 2 correct'],
		[[0.5, 0, null], '0/2', 'Partly correct · 0 of 2 correct, 1 partly · 1 unanswered'],
		[[[0, 3], 1], '1/2', 'Very sure but wrong · 1 of 2 correct'],
	])('%j is marked %s: %s', (given, mark, words) => {
		expect(markOf(passage(given))).toBe(mark);
		expect(summaryOf(passage(given))).toBe(words);
	});
});
