import { expect, test } from 'vitest';
import { graded } from '../../src/lib/quiz/outcome.ts';
import { earnedWords, roughly, shareWords, worthWords } from '../../src/lib/words/words.ts';

test.each([
	[1, '1 minute'],
	[45, '45 minutes'],
	[74, '74 minutes'],
	[75, '1½ hours'],
	[104, '1½ hours'],
	[105, '2 hours'],
	[157, '2½ hours'],
	[600, '10 hours'],
])('%i minutes take about %s', (minutes, words) => expect(roughly(minutes)).toBe(words));

test.each([
	[2, 4, false, '0.5 of 1 point.'],
	[3, 6, true, '0.5 of 1 point. 3 of 6 pairs are in the right order.'],
	[1, 3, true, '0.3 of 1 point. 1 of 3 pairs are in the right order.'],
])('%i of %i parts, in an ordering: %s', (earned, of, isOrdering, words) => {
	const outcome = graded(earned, of, []);
	expect(shareWords(outcome, isOrdering)).toBe(words);
});

test.each([
	['right', 1, 1, ''],
	['wrong', 0, 1, ''],
	['unanswered', 0, 1, ''],
	['unanswered', 1, 1, '1 of 1 point'],
	['partly', 0.5, 1, '0.5 of 1 point'],
	['right', 3, 3, '3 of 3 points'],
	['wrong', 0, 3, '0 of 3 points'],
	['partly', 2, 3, '2 of 3 points'],
	['right', 0, 0, ''],
] as const)('%s, %d of %d: “%s”', (verdict, earned, worth, words) =>
	expect(earnedWords(verdict, earned, worth)).toBe(words),
);

test.each([
	[0, 'Doesn’t count.'],
	[1, ''],
	[2, '2 points.'],
])('a question worth %d says “%s”', (worth, words) => expect(worthWords(worth)).toBe(words));
