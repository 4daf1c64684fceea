import { describe, expect, test } from 'vitest';
import { apply, replay, type AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import { answered } from '../../../src/lib/quiz/answered.ts';
import { citationsOf, keyLines } from '../../../src/lib/quiz/explain.ts';
import { grade } from '../../../src/lib/quiz/grade.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { gradeMarked, isWholeRating, keyOf } from '../../../src/lib/quiz/kinds/open/grade.ts';
import {
	countWords,
	LONGEST_TEXT,
	parseWritten,
	writeWritten,
} from '../../../src/lib/quiz/kinds/open/written.ts';
import { paperLines } from '../../../src/lib/quiz/papering.ts';
import { partOutcomes } from '../../../src/lib/quiz/part-outcomes.ts';
import { pointsOf } from '../../../src/lib/quiz/outcome.ts';
import { redact } from '../../../src/lib/quiz/redact.ts';
import { report } from '../../../src/lib/quiz/report.ts';
import { randomGuess, responseCounts } from '../../../src/lib/quiz/tallying.ts';
import { instruction, keyWords, responseParts } from '../../../src/lib/quiz/wording.ts';
import { open } from '../make.ts';
import type { Ruling } from '../../../src/lib/quiz/key.ts';

const item = open();
const key = gradingKey(item);
const given = ['text=The vote gives a legal basis.', 'cite=article:p3.s2', 'cite=basics:p1.s1'];

describe('what was written', () => {
	test('is read as it was put down', () => {
		const written = { text: 'One = two', cites: [{ reading: 'article', sentence: 'p3.s2' }] };
		expect(parseWritten(writeWritten(written))).toEqual(written);
		expect(writeWritten({ text: ' \n', cites: [] })).toEqual([]);
	});

	test('holds each sentence once, no nonsense, and no more than fits', () => {
		const { text, cites } = parseWritten([
			'cite=article:p3.s2',
			'cite=article:p3.s2',
			'cite=<b>',
			`text=${'a'.repeat(LONGEST_TEXT + 1)}`,
			'text=again',
			...Array.from({ length: 40 }, (_, at) => `cite=basics:p${at}.s1`),
		]);
		expect(text).toHaveLength(LONGEST_TEXT);
		expect(cites[0]).toEqual({ reading: 'article', sentence: 'p3.s2' });
		expect(cites).toHaveLength(12);
	});

	test.each([
		['', 0],
		['  – ', 0],
		['The vote of 17 November', 5],
		['rules-of-engagement, “so to speak”\n(twice)', 5],
	])('“%s” is %d words', (text, words) => expect(countWords(text)).toBe(words));

	test.each([
		[given, 'wholly'],
		[['text=Words.'], 'wholly'],
		[['cite=article:p3.s2'], 'partly'],
		[[], 'not'],
	] as const)('%j is answered %s', (response, how) => expect(answered(0, response)).toBe(how));
});

describe('grading', () => {
	test.each([
		[given, { status: 'written' }],
		[['text=Only words.'], { status: 'written' }],
		[[], { status: 'invalid', reason: 'empty' }],
		[['text= '], { status: 'invalid', reason: 'empty' }],
		[['cite=article:p3.s2'], { status: 'invalid', reason: 'incomplete' }],
		[['a'], { status: 'invalid', reason: 'unknown' }],
		[['text=Words.', 'cite=no sentence'], { status: 'invalid', reason: 'unknown' }],
	] as const)('%j', (response, outcome) => expect(grade(key, response)).toEqual(outcome));

	test.each([
		[{ claim: 4, evidence: 4 }, [6, 6, 'right']],
		[{ claim: 1, evidence: 1 }, [0, 6, 'wrong']],
		[{ claim: 3, evidence: 1 }, [2, 6, 'partly']],
		[{ claim: 9, toString: 4 }, [3, 6, 'partly']],
	] as const)('marked %j', (levels, [earned, of, verdict]) => {
		const outcome = gradeMarked(keyOf(item), levels as Record<string, number>);
		expect(outcome).toMatchObject({ parts: { earned, of }, verdict, weight: 1 });
		expect(Object.keys(outcome.marks)).toEqual([]);
		expect(grade(key, given, levels as Record<string, number>)).toEqual(outcome);
		expect(grade(key, [], levels as Record<string, number>)).toMatchObject({ status: 'invalid' });
	});

	test.each<[string, Ruling, number | null]>([
		['two points', { points: 2 }, 2],
		['left out', { marks: 'out' }, 0],
		['full marks for all', { marks: 'full', points: 3 }, 3],
	])('%s', (_, ruling, points) => {
		const outcome = grade({ ...key, ...ruling }, given, { claim: 4, evidence: 4 });
		expect(outcome.status === 'graded' && pointsOf(outcome)).toBe(points);
		const unmarked = grade({ ...key, ...ruling }, given);
		expect(unmarked.status).toBe(ruling.marks === 'full' ? 'graded' : 'written');
	});

	test('a rating names a level of each criterion and nothing else', () => {
		const whole = (levels: Record<string, number>) => isWholeRating(keyOf(item), levels);
		expect(whole({ claim: 4, evidence: 1 })).toBe(true);
		expect(whole({ claim: 4 })).toBe(false);
		expect(whole({ claim: 4, evidence: 5 })).toBe(false);
		expect(whole({ claim: 4, evidence: 1.5 })).toBe(false);
		expect(whole({ claim: 4, evidence: 1, more: 1 })).toBe(false);
	});

	test('nothing earns everything by itself, and nothing can be guessed or counted', () => {
		expect(key.kind === 'open' && correctResponse(key)).toEqual([]);
		expect(randomGuess(key)).toBeNull();
		expect(responseCounts(key, [{ entries: given, score: null }])).toEqual({
			shape: 'written',
			responses: 1,
		});
		expect(partOutcomes(key, given).size).toBe(0);
	});
});

describe('what is said of it', () => {
	test('before it is answered: what is asked, and neither a cell nor a sample', () => {
		const seen = redact(item, 'mix');
		expect(seen.open).toMatchObject({
			words: { from: 120, to: 150 },
			rubric: { title: 'An argument from sources', criteria: [{ title: 'title of claim' }, {}] },
		});
		expect(JSON.stringify(seen)).not.toMatch(/cell|sample|note/);
		expect(instruction(seen)).toBe(
			'Answer in your own words (120–150 words). Pick 2 to 6 sentences as evidence.',
		);
	});

	test('its key holds no words', () => expect(JSON.stringify(key)).not.toMatch(/cell|sample|note|title/));

	test('an answer, and the first of the samples for a key', () => {
		expect(responseParts(item, given)).toEqual([
			'The vote gives a legal basis.',
			'Evidence: article p3.s2',
			'Evidence: basics p1.s1',
		]);
		expect(keyWords(item)).toEqual(['text of sample 4']);
		expect(keyLines(item)).toEqual([]);
		expect(citationsOf(item)).toEqual([]);
	});

	test('a student’s paper has their own words, and no sample', () => {
		for (const keys of [true, false])
			expect(paperLines(item, { response: given, outcome: null, keys })).toEqual([
				expect.objectContaining({ given: 'The vote gives a legal basis.', mark: null, key: '' }),
			]);
	});
});

const options = { feedback: 'each', certainty: false, shuffle: false } as const;
const written: AttemptEvent[] = [
	{ type: 'started', at: 0, seed: 's', order: ['item'], options },
	{ type: 'responded', at: 1, item: 'item', response: given },
];
const rated: AttemptEvent = { type: 'rated', at: 3, item: 'item', levels: { claim: 3, evidence: 2 } };
const checked: AttemptEvent = { type: 'checked', at: 2, item: 'item' };
const submitted: AttemptEvent = { type: 'submitted', at: 4 };

describe('rating oneself', () => {
	test('waits until the answer counts, and can be done after handing in too', () => {
		const open = replay(written);
		expect(apply(open, rated)).toBe(open);
		expect(replay([...written, checked, rated]).items.item?.rated).toEqual({ claim: 3, evidence: 2 });
		expect(replay([...written, submitted, rated]).items.item?.rated).toEqual({ claim: 3, evidence: 2 });
		const empty = replay([...written.slice(0, 1), submitted]);
		expect(apply(empty, rated)).toBe(empty);
	});
});

describe('a report', () => {
	const keys = new Map([['item', { key, objective: 'trace' }]]);
	const attempt = replay([...written, checked, rated, submitted]);

	test('of one who studies alone: written, worth nothing', () => {
		const found = report(keys, attempt);
		expect(found).toMatchObject({ earned: 0, possible: 0, right: 0, unmarked: 1 });
		expect(found.items[0]).toMatchObject({ verdict: 'unmarked', weight: 0, understanding: null });
		expect(report(keys, replay(written.slice(0, 1)))).toMatchObject({ possible: 0, unmarked: 0 });
	});

	test('of a class: nothing of its points until it is marked', () => {
		expect(report(keys, attempt, new Map())).toMatchObject({ earned: 0, possible: 1, unmarked: 1 });
		const marked = report(keys, attempt, new Map([['item', { claim: 4, evidence: 1 }]]));
		expect(marked).toMatchObject({ earned: 0.5, possible: 1, right: 0, unmarked: 0 });
		expect(marked.items[0]?.verdict).toBe('partly');
	});
});
