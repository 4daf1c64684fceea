import { expect, test } from 'vitest';
import { counting, UNANSWERED } from '../../src/lib/analysis/counted.ts';
import { firstsOf, replay, type AttemptEvent } from '../../src/lib/quiz/attempt.ts';
import { gradingKey } from '../../src/lib/quiz/grading.ts';
import { check, handIn, respond, retry, start } from '../quiz/events.ts';
import { match, selection } from '../quiz/make.ts';

const keys = new Map([
	['one', selection('a* b')],
	['two', gradingKey(match('r=x s=y', 'x y'))],
	['constructor', selection('a* b')],
]);
const countedAfter = (...events: AttemptEvent[]) =>
	Object.fromEntries(counting(keys)(firstsOf(replay(events))));
const nothing = { one: UNANSWERED, two: UNANSWERED, constructor: UNANSWERED };

test('what was handed in, graded, in the order of the keys', () => {
	const events = [
		start('two one', { feedback: 'end', certainty: true }),
		respond('two', 'r=x s=x', 2),
		respond('one', 'b', 3),
		handIn,
	];
	expect([...counting(keys)(firstsOf(replay(events))).keys()]).toEqual([...keys.keys()]);
	expect(countedAfter(...events)).toEqual({
		...nothing,
		one: { earned: 0, response: ['b'], certainty: 3 },
		two: { earned: 0.5, response: ['r=x', 's=x'], certainty: 2 },
	});
});

test('the first response that was checked counts, not the one after it', () => {
	expect(
		countedAfter(
			start('one two'),
			respond('one', 'b'),
			check('one'),
			retry('one'),
			respond('one', 'a'),
			handIn,
		),
	).toEqual({ ...nothing, one: { earned: 0, response: ['b'], certainty: null } });
});

test('what cannot be graded was not answered', () => {
	expect(countedAfter(start('one two'), respond('one', 'z'), respond('two', 'r=x'), handIn)).toEqual(nothing);
});

test('an attempt not begun', () => {
	expect(countedAfter()).toEqual(nothing);
});
