import { describe, expect, test } from 'vitest';
import { countDue, mostDue, present } from '../../src/lib/learner/review/count-due.ts';
import { localDays } from '../../src/lib/device/days.ts';
import { schedule } from '../../src/lib/learner/review/schedule.ts';
import type { Outlines } from '../../src/lib/learner/progress/load-outlines.ts';
import type { Outline } from '../../src/lib/learner/progress/outline.ts';
import type { StudyEvent } from '../../src/lib/device/study-event.ts';

const NOW = Date.UTC(2026, 2, 10, 12);
const LONG_AGO = NOW - 40 * 86_400_000;

let count = 0;
const answer = (module: string, quiz: string, item: string): StudyEvent => ({
	id: `e${(count += 1)}`,
	seq: count,
	at: LONG_AGO,
	type: 'answered',
	module,
	attempt: 'a',
	quiz,
	item,
	objective: 'o',
	earned: 0,
	certainty: null,
});

const outline = (id: string, quizzes: Record<string, string[]>): Outline => ({
	id,
	title: id,
	readings: [],
	cases: [],
	path: [],
	objectives: [],
	quizzes: Object.entries(quizzes).map(([quiz, items]) => ({
		id: quiz,
		title: quiz,
		items: items.map((item) => ({ id: item, objective: 'o' })),
	})),
});
const outlines = (...all: [string, Outline | null][]): Outlines => new Map(all);

const EVENTS = [
	answer('m', 'one', 'a'),
	answer('m', 'one', 'left'),
	answer('m', 'gone', 'a'),
	answer('m', 'glossary', 'term'),
	answer('n', 'one', 'a'),
	answer('removed', 'one', 'a'),
];
const M = outline('m', { one: ['a', 'b'], glossary: ['term', 'other'] });

describe('what counts as due', () => {
	test.each([
		['items and terms that are still there', outlines(['m', M]), { m: 2 }],
		[
			'of every module that is there',
			outlines(['m', M], ['n', outline('n', { one: ['a'] })]),
			{ m: 2, n: 1 },
		],
		['all that is known, where the outline cannot be had', outlines(['m', null]), { m: 4 }],
		['nothing, where the site has none of it', outlines(), {}],
		['nothing that another quiz has by the same id', outlines(['n', outline('n', { two: ['a'] })]), {}],
	] as const)('%s', (_, known, expected) => {
		const { all, byModule } = countDue(EVENTS, NOW, known);
		expect(Object.fromEntries(byModule)).toEqual(expected);
		expect(all).toBe(Object.values(expected).reduce((sum, one) => sum + one, 0));
	});

	test('the same as the cards that are shown', () => {
		const cards = schedule(EVENTS, NOW, 0.9, localDays);
		const shown = present(cards, outlines(['m', M])).map(({ quiz, item }) => `${quiz}/${item}`);
		expect(shown.sort()).toEqual(['glossary/term', 'one/a']);
	});

	test('a log that names ten thousand modules', () => {
		const many = Array.from({ length: 10_000 }, (_, n) => answer(`x${n}`, 'one', 'a'));
		const { all, byModule } = countDue([...EVENTS, ...many], NOW, outlines(['m', M], ['x7', null]));
		expect(all).toBe(3);
		expect(Object.fromEntries(byModule)).toEqual({ m: 2, x7: 1 });
	});
});

test('the module with most due; of equals the one used last', () => {
	expect(
		mostDue(
			['a', 'b', 'c'],
			new Map([
				['c', 7],
				['a', 2],
			]),
		),
	).toBe('c');
	expect(
		mostDue(
			['a', 'b'],
			new Map([
				['b', 3],
				['a', 3],
			]),
		),
	).toBe('a');
	expect(mostDue(['a', 'b'], new Map())).toBe('a');
	expect(mostDue([], new Map([['a', 3]]))).toBeNull();
});
