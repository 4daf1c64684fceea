import { describe, expect, test } from 'vitest';
import { blindResponses, expectedPart, expectedShare } from '../../src/lib/analysis/cues/guess.ts';
import { bestStrategies, combinedScore, strategyScores } from '../../src/lib/analysis/cues/guess-scores.ts';
import { guessingOf } from '../../src/lib/analysis/cues/guessing.ts';
import { STRATEGIES } from '../../src/lib/analysis/cues/strategies.ts';
import { guessingText } from '../../src/cli/coverage/guessing-text.ts';
import { readLibrary } from '../../src/lib/content/read-library.ts';
import { grade } from '../../src/lib/quiz/grade.ts';
import { gradingKey } from '../../src/lib/quiz/grading.ts';
import { randomGuess } from '../../src/lib/quiz/tallying.ts';
import { choice, gap, listGap, match, numeric, order, statement, typedGap } from '../quiz/make.ts';
import type { Choice } from '../../src/lib/quiz/item-base.ts';
import type { Item, ItemOf } from '../../src/lib/quiz/types.ts';

const silent = { rationale: '', citations: [], notStated: false };

/** Choices from texts; those with a star belong to the key, and their ids are a, b, c … */
const named = (texts: readonly string[]): Choice[] =>
	texts.map((text, at) => ({
		id: String.fromCodePoint(97 + at),
		text: text.replace('*', ''),
		correct: text.endsWith('*'),
		...silent,
	}));

const asked = (prompt: string, ...texts: string[]): Item => ({
	...choice('a*'),
	prompt,
	choices: named(texts),
});
const judge = (words: string, key: 'true' | 'false' | 'not-stated'): Item => ({
	...statement('true false not-stated'.replace(new RegExp(`(?<!\\S)${key}(?!\\S)`), `${key}*`)),
	statement: words,
});
const fill = (text: readonly string[], ...gaps: string[][]): Item => ({
	...gap([]),
	text,
	gaps: gaps.map((texts, at) => ({ ...listGap(`g${at}`, 'a*'), choices: named(texts) })),
});
const find = (prompt: string, ...texts: string[]): ItemOf<'evidence'> => {
	const { choices: _, ...rest } = choice('a*');
	return {
		...rest,
		kind: 'evidence',
		prompt,
		choices: named(texts).map((one) => ({ ...one, paragraph: 'p1' })),
	};
};
const pair = (rows: readonly (readonly [string, string])[], targets: Record<string, string>): Item => ({
	...match('a=b', 'b'),
	rows: rows.map(([text, target], at) => ({
		...silent,
		text,
		id: `r${at}`,
		target,
		mistakes: [],
	})),
	targets: Object.entries(targets).map(([id, text]) => ({ ...silent, id, text })),
});
const sort = (...texts: string[]): Item => ({
	...order('a'),
	steps: texts.map((text, at) => ({ ...silent, text, id: String.fromCodePoint(97 + at) })),
});

const guessOf = (strategy: string, item: Item) =>
	STRATEGIES.find(({ id }) => id === strategy)?.guess(item) ?? null;
const responsesOf = (strategy: string, item: Item) =>
	guessOf(strategy, item)?.responses.map((response) => response.join(' ')) ?? null;

const PLAIN = asked('Who pays?', 'the host*', 'the lead state', 'it');

describe('what somebody answers who has not read the text', () => {
	test.each<[strategy: string, item: Item, responses: string[] | null]>([
		['choice-longest', PLAIN, ['b']],
		['choice-shortest', PLAIN, ['c']],
		['choice-longest', asked('Who?', 'one', 'two*', 'four'), ['c']],
		['choice-longest', asked('Who?', 'one', 'two*', 'six'), null],
		['choice-shortest', asked('Who?', 'one', 'two*', 'four'), ['a', 'b']],
		['choice-hedged', asked('What?', 'It may come.*', 'It will come.', 'It might perhaps come.'), ['c']],
		['choice-hedged', PLAIN, null],
		['choice-mildest', asked('What?', 'It must come.', 'It will come.*', 'It comes.'), ['b', 'c']],
		['choice-echo', asked('Who funds missions?', 'a fund for the mission', 'the host*'), ['a']],
		['choice-unlike', asked('Who funds missions?', 'a fund for the mission', 'the host*'), ['b']],
		['choice-echo', PLAIN, null],
		[
			'choice-quoted',
			asked('“The talks reflect broader strategy.” Whose view?', 'a strategy*', 'the view'),
			['a'],
		],
		// Two words name something, and show no passage.
		['choice-quoted', asked('Who is “the strategy council”?', 'a strategy*', 'the view'), null],
		['choice-first', PLAIN, ['a']],
		['choice-middle', PLAIN, ['b']],
		['choice-middle', asked('Who?', 'a', 'b*', 'c', 'd'), ['b', 'c']],
		['choice-middle', asked('Who?', 'a', 'b*'), null],
		['choice-last', PLAIN, ['c']],
		['choice-majority', asked('May they?', 'Yes, they may.*', 'No, not now.', 'No, not here.'), ['b', 'c']],
		['choice-odd', asked('May they?', 'Yes, they may.*', 'No, not now.', 'No, not here.'), ['a']],
		['choice-odd', asked('May they?', 'Yes, now.*', 'Yes, here.', 'No, not now.', 'No, not here.'), null],
		['choice-odd', PLAIN, null],
		['choice-first', choice('a* b* c'), null],
		['statement-true', judge('They left.', 'false'), ['true']],
		['statement-not-stated', judge('They left.', 'false'), ['not-stated']],
		['statement-hedged', judge('They may have left.', 'true'), ['true']],
		['statement-hedged', judge('They left.', 'true'), null],
		['statement-absolute', judge('They always left.', 'false'), ['false']],
		['gap-longest', fill(['A ', '.'], ['one', 'three*']), ['g0=b']],
		['gap-hedged', fill(['It ', '.'], ['is', 'may be*', 'was']), ['g0=b']],
		[
			'gap-echo',
			fill(['The mission has a ', '.'], ['mandate for the mission*', 'mandate', 'role']),
			['g0=a'],
		],
		// One gap shows something; in the other, both are as likely.
		['gap-longest', fill(['A ', ' b ', '.'], ['one', 'three*'], ['six', 'ten*']), ['g0=b g1=a', 'g0=b g1=b']],
		['gap-longest', gap([typedGap('g0', 'mandate')]), null],
		['evidence-first', find('Which?', 'One.', 'Two.*', 'Three.'), ['a']],
		['evidence-last', find('Which?', 'One.', 'Two.*', 'Three.'), ['c']],
		['evidence-inner', find('Which?', 'One.', 'Two.*', 'Three.', 'Four.'), ['b', 'c']],
		['evidence-inner', find('Which?', 'One.', 'Two.*'), null],
		['evidence-longest', find('Which?', 'One.', 'Two.*', 'Three.'), ['c']],
		['evidence-echo', find('Which names the command?', 'One.', 'A commander.*', 'Three.'), ['b']],
		[
			'match-echo',
			pair(
				[
					['soldiers from a state', 'x'],
					['a budget', 'y'],
				],
				{ x: 'the soldier', y: 'money' },
			),
			['r0=x r1=x', 'r0=x r1=y'],
		],
		[
			'match-elimination',
			pair(
				[
					['soldiers from a state', 'x'],
					['a budget', 'y'],
				],
				{ x: 'the soldier', y: 'money' },
			),
			['r0=x r1=y'],
		],
		['match-elimination', match('a=x b=y', 'x y z'), null],
		['match-elimination', match('a=x b=x c=y', 'x y z'), null],
		['match-elimination', match('a=x b=y', 'x y'), ['a=x b=y', 'a=y b=x']],
		['order-alphabet', sort('Then this', 'an end', 'Between'), ['b c a']],
		[
			'numeric-prompt',
			{ ...numeric(7), prompt: 'Of 15 members, 8 agree. How many do not?' },
			['value=15', 'value=8'],
		],
		['numeric-prompt', { ...numeric(7), prompt: 'How many members?' }, null],
	])('%s', (strategy, item, responses) => {
		expect(responsesOf(strategy, item)).toEqual(responses);
	});

	test('order-printed: as the worksheet shows the steps, which is never the right order', () => {
		const [printed] = responsesOf('order-printed', sort('one', 'two', 'three')) ?? [];
		expect(printed?.split(' ').toSorted()).toEqual(['a', 'b', 'c']);
		expect(printed).not.toBe('a b c');
	});

	test('every strategy has a name of its own, and applies to one kind', () => {
		expect(new Set(STRATEGIES.map(({ id }) => id)).size).toBe(STRATEGIES.length);
		for (const { id, kind } of STRATEGIES) expect(id.startsWith(`${kind}-`), id).toBe(true);
	});
});

describe('what that scores', () => {
	const scoreOf = (strategy: string, ...items: Item[]) => {
		const found = strategyScores(items).find((score) => score.strategy === strategy);
		return [found?.items, found?.chance, found?.points];
	};

	test.each<[strategy: string, items: Item[], score: [items: number, chance: number, points: number]]>([
		['choice-longest', [PLAIN], [1, 1 / 3, 0]],
		['choice-shortest', [PLAIN, asked('Who?', 'one', 'two*', 'four')], [2, 2 / 3, 1 / 2]],
		['choice-hedged', [PLAIN], [0, 0, 0]],
		['statement-false', [judge('They left.', 'false'), judge('They left.', 'true')], [2, 2 / 3, 1]],
		['gap-longest', [fill(['A ', ' b ', '.'], ['one', 'three*'], ['six', 'ten*'])], [1, 1 / 2, 3 / 4]],
		// Nobody guesses what to type.
		['gap-longest', [gap([listGap('a', 'x* longer'), typedGap('b', 'mandate')])], [1, 1 / 4, 0]],
		['evidence-last', [find('Which?', 'One.', 'Two.*', 'Three.*')], [1, (2 / 3) * (2 / 3), 2 / 3]],
		['match-elimination', [match('a=x b=y', 'x y')], [1, 1 / 2, 1 / 2]],
		['order-alphabet', [sort('b', 'a', 'c')], [1, 1 / 2, 2 / 3]],
		['numeric-prompt', [{ ...numeric(8), prompt: 'Of 15, 8 agree.' }], [1, 0, 1 / 2]],
	])('%s', (strategy, items, score) => {
		const found = scoreOf(strategy, ...items);
		found.forEach((value, at) => expect(value).toBeCloseTo(score[at] ?? Number.NaN, 10));
	});

	test('a part has its own share', () => {
		const item = fill(['A ', ' b ', '.'], ['one', 'three*'], ['six', 'ten*']);
		const { responses, parts } = guessOf('gap-longest', item) ?? { responses: [], parts: [] };
		expect(parts).toEqual(['g0']);
		expect(expectedPart(item, 'g0', responses)).toBe(1);
		expect(expectedPart(item, 'g1', responses)).toBe(1 / 2);
	});

	test('of all kinds together: the strategy that pays best for each, and chance for the rest', () => {
		const long = [1, 2, 3].map((at) => asked(`Who is ${at}?`, 'one', 'two', `number ${at}*`));
		const best = bestStrategies([...long, judge('They left.', 'true')]);
		expect(best.map(({ id }) => id)).toEqual(['choice-longest']);
		const { items, chance, points } = combinedScore([...long, judge('They left.', 'true')], best);
		expect([items, points]).toEqual([4, 3 + 1 / 3]);
		expect(chance).toBeCloseTo(4 / 3, 10);
	});

	test('a module has a score for all, for each of its two halves, and for every quiz', () => {
		const quiz = (id: string, ...items: Item[]) => ({ id, title: id, summary: '', items });
		const { sets, quizzes } = guessingOf(
			[quiz('one', PLAIN)],
			[quiz('two', PLAIN, judge('They left.', 'true'))],
		);
		expect(sets.map(({ id, combined }) => [id, combined.items])).toEqual([
			['all', 3],
			['practice', 1],
			['tests', 2],
		]);
		expect(quizzes.map(({ id, combined }) => [id, combined.items])).toEqual([
			['one', 1],
			['two', 2],
		]);
		const text = guessingText(guessingOf([quiz('one', PLAIN)], []));
		expect(text).toMatch(/^choice-longest +the longest choice +33→0 ×1 +33→0 ×1 +·$/m);
	});
});

describe('over the modules of the house', async () => {
	const { modules } = await readLibrary('quizzes');
	const items = modules.flatMap(({ quizzes, pool }) => [...quizzes, ...pool].flatMap((quiz) => quiz.items));

	test('every guess can be graded', () => {
		for (const item of items)
			for (const responses of [
				blindResponses(item),
				...STRATEGIES.map(({ guess }) => guess(item)?.responses ?? []),
			])
				for (const response of responses)
					// A numeral such as “2025/26” is read as two numbers; what cannot be typed earns nothing.
					if (item.kind !== 'numeric')
						expect(grade(gradingKey(item), response).status, item.id).toBe('graded');
	});

	test('chance is what the item analysis takes for a random guess', () => {
		for (const item of items) {
			const known = randomGuess(gradingKey(item));
			const keys = 'choices' in item ? item.choices.filter(({ correct }) => correct).length : 1;
			if (known !== null && keys === 1)
				expect(100 * expectedShare(item, blindResponses(item)), item.id).toBeCloseTo(known, 8);
		}
	});

	test('no strategy earns less than nothing, or more than everything', () => {
		for (const { items: of, chance, points } of strategyScores(items)) {
			expect(Math.min(chance, points)).toBeGreaterThanOrEqual(0);
			expect(Math.max(chance, points)).toBeLessThanOrEqual(of);
		}
	});
});
