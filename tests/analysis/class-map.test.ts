import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classMap, type ClassPassage, type QuizAttempt } from '../../src/lib/analysis/class-map.ts';
import { ownMap } from '../../src/lib/analysis/own-map.ts';
import { UNANSWERED, type Counted } from '../../src/lib/analysis/counted.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';

const given = (earned: number, certainty: Certainty | null = null): Counted => ({
	earned,
	response: ['a'],
	certainty,
});
const attempt = (quiz: string, items: Readonly<Record<string, Counted>>): QuizAttempt => ({
	quiz,
	items: new Map(Object.entries(items)),
});
/** `quiz/item`. */
const resting = (...names: string[]) =>
	names.map((name) => {
		const [quiz = '', item = ''] = name.split('/');
		return { quiz, item };
	});
const on = (attempts: readonly QuizAttempt[], ...names: string[]): ClassPassage | undefined =>
	classMap(attempts, new Map([['p1.s1', resting(...names)]])).get('p1.s1');

describe('one passage', () => {
	/*
	 * law/a: 1, 0.5 and nothing: 1.5 of 3 asked, of 2 responses
	 * law/b: 0, 0 and 1:         1 of 3 asked, of 3 responses
	 * together                   2.5 of 6 asked, of 5 responses
	 */
	const attempts = [
		attempt('law', { a: given(1, 3), b: given(0, 3) }),
		attempt('law', { a: given(0.5, 2), b: given(0, 3) }),
		attempt('law', { a: UNANSWERED, b: given(1, 1) }),
	];

	test('the mean over its items and all attempts, and over what was answered', () => {
		expect(on(attempts, 'law/a', 'law/b')).toEqual({
			asked: 6,
			responses: 5,
			mean: 2.5 / 6,
			meanOfResponses: 0.5,
			confidentlyWrong: 2,
			items: [
				{
					quiz: 'law',
					item: 'a',
					asked: 3,
					responses: 2,
					mean: 0.5,
					meanOfResponses: 0.75,
					confidentlyWrong: 0,
				},
				{
					quiz: 'law',
					item: 'b',
					asked: 3,
					responses: 3,
					mean: 1 / 3,
					meanOfResponses: 1 / 3,
					confidentlyWrong: 2,
				},
			],
		});
	});

	test('an item of another quiz counts as often as that quiz was attempted', () => {
		const more = [...attempts, attempt('actors', { a: given(1) })];
		expect(on(more, 'law/a', 'actors/a')).toMatchObject({ asked: 4, responses: 3, mean: 2.5 / 4 });
	});

	test('a quiz nobody attempted', () => {
		expect(on(attempts, 'actors/a')).toMatchObject({
			asked: 0,
			responses: 0,
			mean: null,
			meanOfResponses: null,
			confidentlyWrong: 0,
		});
	});

	test('asked and left out by all: earned nothing, and says nothing of what was read', () => {
		expect(on([attempt('law', {})], 'law/a')).toMatchObject({
			asked: 1,
			responses: 0,
			mean: 0,
			meanOfResponses: null,
		});
	});

	test('a response counts by what it says about the passage; one that says nothing was not asked there', () => {
		const shares = new Map([
			['a', 1],
			['b', 0],
			// Left open.
			['', 0],
		]);
		const shareOf = ({ response: [entry = ''] }: Counted) => shares.get(entry) ?? null;
		const gave = (entry: string) => attempt('law', { a: { ...given(0.5, 3), response: [entry] } });
		const all = [gave('a'), gave('a'), gave('b'), gave('c'), attempt('law', {})];
		const found = classMap(all, new Map([['p1.s1', [{ quiz: 'law', item: 'a', shareOf }]]])).get('p1.s1');
		expect(found).toMatchObject({
			asked: 4,
			responses: 3,
			mean: 0.5,
			meanOfResponses: 2 / 3,
			confidentlyWrong: 1,
		});
	});

	test('left open, where nobody had to find it: not asked', () => {
		const item = { quiz: 'law', item: 'a', shareOf: () => null };
		expect(classMap([attempt('law', {})], new Map([['p1.s1', [item]]])).get('p1.s1')).toMatchObject({
			asked: 0,
			mean: null,
		});
	});

	test('no item rests on it', () => {
		expect(on(attempts)).toEqual({
			asked: 0,
			responses: 0,
			mean: null,
			meanOfResponses: null,
			confidentlyWrong: 0,
			items: [],
		});
	});
});

const counted = fc.option(
	fc.record({
		earned: fc.constantFrom(0, 0.25, 0.5, 1),
		response: fc.constant(['a']),
		certainty: fc.constantFrom<(Certainty | null)[]>(null, 1, 2, 3),
	}),
);
const anAttempt = fc
	.record({ quiz: fc.constantFrom('x', 'y'), a: counted, b: counted, c: counted })
	.map(({ quiz, ...items }) =>
		attempt(quiz, Object.fromEntries(Object.entries(items).map(([id, one]) => [id, one ?? UNANSWERED]))),
	);
const attempts = fc.array(anAttempt, { maxLength: 8 });
const passages = fc
	.array(fc.subarray(['x/a', 'x/b', 'x/c', 'y/a', 'y/b', 'y/c']), { maxLength: 4 })
	.map((all) => new Map(all.map((names, at) => [`p${at}.s1`, resting(...names)])));

test('a class of one sees what the learner sees', () => {
	fc.assert(
		fc.property(anAttempt, passages, (one, text) => {
			const answers = [...one.items].flatMap(([item, { earned, certainty }]) =>
				earned === null ? [] : [{ quiz: one.quiz, item, earned, certainty }],
			);
			const own = ownMap(answers, text);
			for (const [passage, found] of classMap([one], text)) {
				const state = own.get(passage);
				expect(found.responses).toBe(state?.answered);
				expect(found.confidentlyWrong > 0).toBe(state?.state === 'confidently-wrong');
				expect(found.meanOfResponses === null).toBe(state?.state === 'unanswered');
				expect(found.meanOfResponses === 1).toBe(state?.state === 'right');
			}
		}),
	);
});

test('the order of attempts does not matter, and every passage is there', () => {
	const twice = attempts.chain((all) =>
		fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
	);
	fc.assert(
		fc.property(twice, passages, ([all, again], text) => {
			// Quarters add up exactly, so that the maps are equal to the last digit.
			expect(classMap(again, text)).toEqual(classMap(all, text));
			expect([...classMap(all, text).keys()]).toEqual([...text.keys()]);
		}),
	);
});
