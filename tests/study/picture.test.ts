import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { describePicture, resultPicture } from '../../src/lib/study/picture/result-picture.ts';
import { wrapWords } from '../../src/lib/study/picture/wrap-words.ts';
import { scorePoints } from '../../src/lib/study/progress/score-points.ts';
import type { Report } from '../../src/lib/quiz/report.ts';

/** Every letter one wide. */
const letters = (text: string) => [...text].length;

describe('lines', () => {
	test.each<[string, number, number, string[]]>([
		['one two three', 7, 3, ['one two', 'three']],
		['one two three', 7, 1, ['one tw…']],
		['one two', 20, 1, ['one two']],
		['unbreakable', 5, 2, ['unbr…']],
		['', 5, 2, []],
		['   ', 5, 2, []],
	])('“%s” in %i, at most %i', (text, width, most, lines) => {
		expect(wrapWords(text, width, most, letters)).toEqual(lines);
	});

	test('always fit, and lose nothing where there is room', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'grapheme' }), fc.integer({ min: 2, max: 30 }), (text, width) => {
				for (const line of wrapWords(text, width, 3, letters))
					expect(letters(line)).toBeLessThanOrEqual(width);
				const whole = wrapWords(text, 10_000, 3, letters).join(' ');
				expect(whole).toBe(text.split(/\s+/).filter(Boolean).join(' '));
			}),
		);
	});
});

const report = (objectives: number): Report => ({
	earned: 2,
	possible: 3,
	right: 2,
	items: ['a', 'b', 'c'].map((id) => ({
		id,
		verdict: 'right',
		earned: 1,
		possible: 1,
		certainty: null,
		understanding: null,
		flagged: false,
		checks: 1,
	})),
	byObjective: Array.from({ length: objectives }, (_, index) => ({
		objective: `o${index}`,
		earned: 1,
		possible: 2,
	})),
	byCertainty: { right: { 1: 0, 2: 0, 3: 0 }, wrong: { 1: 0, 2: 0, 3: 0 } },
	certaintyMarks: null,
});
const VIEW = {
	title: 'Actors',
	moduleHref: '',
	printHref: '',
	objectives: { o0: 'Who is named' },
	items: {},
};

describe('the picture of a result', () => {
	test('says in words what is drawn, with the plain address of the quiz', () => {
		const picture = resultPicture(report(2), VIEW, 'https://example.org/learn/m/quiz/actors?x=1#item');
		expect(describePicture(picture)).toBe(
			'Quiz “Actors”: 2 of 3 right at first try. By objective: Who is named 1 of 2, o1 1 of 2. example.org/learn/m/quiz/actors',
		);
	});

	test('counts the objectives there is no room for', () => {
		const picture = resultPicture(report(9), VIEW, 'x');
		expect(picture.objectives).toHaveLength(7);
		expect(picture.more).toBe(2);
		expect(describePicture(picture)).toContain('and 2 more objectives');
	});
});

describe('scores as points', () => {
	const score = (earned: number, possible = 10) => ({ attempt: 'a', at: 0, earned, possible });

	test('go from left to right, a full score at the top', () => {
		expect(scorePoints([score(0), score(5), score(10)], 100, 40)).toEqual([
			{ x: 0, y: 40 },
			{ x: 50, y: 20 },
			{ x: 100, y: 0 },
		]);
	});

	test('only the latest twenty, and one alone stands at the left', () => {
		expect(
			scorePoints(
				Array.from({ length: 50 }, () => score(1)),
				100,
				40,
			),
		).toHaveLength(20);
		expect(scorePoints([score(10)], 100, 40)).toEqual([{ x: 0, y: 0 }]);
	});
});
