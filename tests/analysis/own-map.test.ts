import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownMap, type Answered, type PassageState } from '../../src/lib/analysis/own-map.ts';
import { inOrder, isOf, type EventOf } from '../../src/lib/device/study-event.ts';
import type { Certainty } from '../../src/lib/quiz/certainty.ts';

const answered = (item: string, earned: number, certainty: Certainty | null = null): Answered => ({
	quiz: 'actors',
	item,
	earned,
	certainty,
});
const items = (...ids: string[]) => ids.map((item) => ({ quiz: 'actors', item }));
const stateOf = (answers: readonly Answered[], ...resting: string[]): PassageState | undefined =>
	ownMap(answers, new Map([['p1.s1', items(...resting)]])).get('p1.s1');

describe('one passage', () => {
	test.each([
		['nothing answered', [], 'unanswered', '0 0 3'],
		['all right', [answered('a', 1), answered('b', 1), answered('c', 1)], 'right', '3 3 3'],
		['all so far right', [answered('a', 1)], 'right', '1 1 3'],
		['one right, one not', [answered('a', 1), answered('b', 0)], 'partly', '1 2 3'],
		['one partly right', [answered('a', 0.5)], 'partly', '0 1 3'],
		['none right', [answered('a', 0), answered('b', 0)], 'wrong', '0 2 3'],
		['wrong, and not sure', [answered('a', 0, 1)], 'wrong', '0 1 3'],
		['wrong, and fairly sure', [answered('a', 0, 2)], 'wrong', '0 1 3'],
		['wrong, and very sure', [answered('a', 0, 3)], 'confidently-wrong', '0 1 3'],
		['partly right, and very sure', [answered('a', 0.5, 3)], 'partly', '0 1 3'],
		['right, and very sure', [answered('a', 1, 3)], 'right', '1 1 3'],
		[
			'right but for one confidently wrong',
			[answered('a', 1), answered('b', 0, 3)],
			'confidently-wrong',
			'1 2 3',
		],
		['answers to other items only', [answered('z', 1)], 'unanswered', '0 0 3'],
		[
			'an item of the same name in another quiz',
			[{ ...answered('a', 1), quiz: 'law' }],
			'unanswered',
			'0 0 3',
		],
	] as const)('%s', (_, answers, state, counts) => {
		const found = stateOf(answers, 'a', 'b', 'c');
		expect(found?.state).toBe(state);
		expect(`${found?.right} ${found?.answered} ${found?.resting}`).toBe(counts);
	});

	test('each item says its own', () => {
		const answers = [answered('a', 1), answered('b', 0.5), answered('c', 0), answered('d', 0, 3)];
		expect(stateOf(answers, 'a', 'b', 'c', 'd', 'e')?.items).toEqual([
			'right',
			'partly',
			'wrong',
			'confidently-wrong',
			'unanswered',
		]);
	});

	test('the latest attempt counts, for better and for worse', () => {
		expect(stateOf([answered('a', 0, 3), answered('a', 1)], 'a')?.state).toBe('right');
		expect(stateOf([answered('a', 1), answered('a', 0)], 'a')?.state).toBe('wrong');
	});
});

describe('an item that says something else about each passage', () => {
	const shares: Record<string, number | null> = { rubio: 1, munir: 0, both: 0.5, neither: null };
	const answer = { ...answered('a', 0.5, 3), shareOn: (passage: string) => shares[passage] ?? null };
	const text = new Map(Object.keys(shares).map((passage) => [passage, items('a', 'b')]));
	const found = ownMap([answer], text);

	test.each([
		['rubio', 'right', 'right', '1 1 2'],
		['munir', 'confidently-wrong', 'confidently-wrong', '0 1 2'],
		['both', 'partly', 'partly', '0 1 2'],
		['neither', 'unanswered', 'elsewhere', '0 0 2'],
	])('%s', (passage, state, item, counts) => {
		const one = found.get(passage);
		expect(one?.state).toBe(state);
		expect(one?.items).toEqual([item, 'unanswered']);
		expect(`${one?.right} ${one?.answered} ${one?.resting}`).toBe(counts);
	});

	test('only the latest attempt is asked', () => {
		const again = ownMap([answer, answered('a', 0)], text);
		expect([...again.values()].map(({ state }) => state)).toEqual(Array(4).fill('wrong'));
	});
});

const ids = ['a', 'b', 'c', '__proto__', 'constructor'];
const answer = fc.record({
	quiz: fc.constantFrom('x', 'y'),
	item: fc.constantFrom(...ids),
	earned: fc.constantFrom(0, 0.25, 0.5, 1),
	certainty: fc.constantFrom<(Certainty | null)[]>(null, 1, 2, 3),
});
const event = fc
	.record({ answer, seq: fc.nat({ max: 4 }), id: fc.uuid(), at: fc.nat() })
	.map(({ answer: given, ...stamp }): EventOf<'answered'> => ({
		...stamp,
		...given,
		type: 'answered',
		module: 'm',
		attempt: 't',
		objective: 'o',
	}));
const events = fc.uniqueArray(event, { maxLength: 12, selector: ({ id }) => id });
const resting = fc.uniqueArray(
	fc.record({ quiz: fc.constantFrom('x', 'y'), item: fc.constantFrom(...ids) }),
	{
		selector: ({ quiz, item }) => `${quiz} ${item}`,
		minLength: 1,
	},
);
const passages = fc
	.array(resting, { maxLength: 5 })
	.map((all) => new Map(all.map((some, index) => [`p${index}.s1` as string, some] as const)));

const ordered = (all: readonly EventOf<'answered'>[]) => inOrder(all).filter(isOf('answered'));

describe('whatever was answered', () => {
	test('the order in which events arrive does not matter, once they are put in order', () => {
		const shuffled = events.chain((all) =>
			fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
		);
		fc.assert(
			fc.property(shuffled, passages, ([all, again], text) => {
				expect(ownMap(ordered(again), text)).toEqual(ownMap(ordered(all), text));
			}),
		);
	});

	test('every passage has a state, and its counts add up', () => {
		fc.assert(
			fc.property(events, passages, (all, text) => {
				const map = ownMap(all, text);
				expect([...map.keys()]).toEqual([...text.keys()]);
				for (const [passage, { state, right, answered: given, resting: there, items: each }] of map) {
					expect(there).toBe(text.get(passage)?.length);
					expect(each.length).toBe(there);
					expect(right).toBeLessThanOrEqual(given);
					expect(given).toBeLessThanOrEqual(there);
					expect(state === 'unanswered').toBe(given === 0);
					expect(state === 'right').toBe(given > 0 && right === given);
					expect(state === 'confidently-wrong').toBe(each.includes('confidently-wrong'));
				}
			}),
		);
	});

	test('what came before the latest response to an item can be left out', () => {
		fc.assert(
			fc.property(events, passages, (all, text) => {
				const latest = all.filter(
					({ quiz, item }, at) =>
						!all.slice(at + 1).some((later) => later.quiz === quiz && later.item === item),
				);
				expect(ownMap(latest, text)).toEqual(ownMap(all, text));
			}),
		);
	});

	test('a passage knows nothing of the items of another', () => {
		fc.assert(
			fc.property(events, resting, (all, some) => {
				const its = all.filter(({ quiz, item }) =>
					some.some((one) => one.quiz === quiz && one.item === item),
				);
				const text = new Map([['p1.s1', some]]);
				expect(ownMap(its, text)).toEqual(ownMap(all, text));
			}),
		);
	});
});
