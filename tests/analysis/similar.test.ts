import { describe, expect, test } from 'vitest';
import { similarPairs } from '../../src/lib/analysis/similar.ts';
import { similarJson, similarText } from '../../src/cli/similar-text.ts';
import { folderOf, EXAMPLE } from '../content/lunar.ts';
import { run } from '../content/run.ts';
import { choice, statement } from '../quiz/make.ts';
import type { Item, Quiz } from '../../src/lib/quiz/types.ts';
import type { Citation } from '../../src/lib/text/types.ts';

const cite = (passage: string): Citation => ({
	reading: 'article',
	exact: '',
	start: 0,
	end: 1,
	passages: [passage],
});

/** @param key its text, which rests on a passage */
const asked = (id: string, prompt: string, key: string, passage: string): Item => {
	const [right, wrong] = choice('a* b').choices;
	if (!right || !wrong) throw new Error('There are two choices.');
	return {
		...choice('a*', id),
		prompt,
		choices: [
			{ ...right, text: key, citations: [cite(passage)] },
			{ ...wrong, text: 'nobody at all' },
		],
	};
};
const quiz = (id: string, ...items: Item[]): Quiz => ({ id, title: id, summary: '', items });
const names = (...quizzes: Quiz[]) =>
	similarPairs(quizzes).map(
		({ one, other }) => `${one.quiz.id} ${one.item.id}, ${other.quiz.id} ${other.item.id}`,
	);

const PAYS = asked('pays', 'Who normally pays for the force?', 'the contributing states', 'p1.s1');
const MONEY = asked(
	'money',
	'Where does the money for such a force come from?',
	'contributing states',
	'p1.s1',
);
const LEADS = asked('leads', 'Which body leads the operation?', 'an agency to be named', 'p2.s1');
const AGENCY = asked('agency', 'What is said of the budget?', 'that it is small', 'p2.s1');

describe('items that may ask the same thing', () => {
	test('the likeliest first: the same key on the same passage before the same passage alone', () => {
		expect(names(quiz('one', PAYS, LEADS), quiz('two', AGENCY, MONEY))).toEqual([
			'one pays, two money',
			'one leads, two agency',
		]);
	});

	test('within a quiz as well, each pair once, and no item with itself', () => {
		expect(names(quiz('one', PAYS, MONEY))).toEqual(['one pays, one money']);
		expect(names(quiz('one', PAYS))).toEqual([]);
	});

	test('an item twice is as alike as can be; nothing in common is no pair', () => {
		const [pair] = similarPairs([quiz('one', PAYS), quiz('two', PAYS)]);
		expect(pair?.alike).toBeCloseTo(1, 10);
		expect(pair?.passages).toEqual(['article p1.s1']);
		expect(names(quiz('one', PAYS), quiz('two', LEADS))).toEqual([]);
	});

	test('that two statements are both true is no likeness', () => {
		const judge = (id: string, words: string): Item => ({
			...statement('true* false not-stated', id),
			statement: words,
		});
		expect(names(quiz('one', judge('a', 'Troops left.'), judge('b', 'Money came.')))).toEqual([]);
	});

	test('in words and as data, as many as are wanted', () => {
		const pairs = similarPairs([quiz('one', PAYS, LEADS), quiz('two', AGENCY, MONEY)]);
		const text = similarText(pairs, 1);
		expect(text).toContain('(1 of 2 pairs)');
		expect(text).toContain('both on article p1.s1');
		expect(text).toContain('  two money (choice, understand)\n    Where does the money');
		for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
		expect(similarJson(pairs, 1)).toMatchObject([
			{
				items: [
					{ quiz: 'one', item: 'pays' },
					{ quiz: 'two', item: 'money' },
				],
			},
		]);
		expect(similarText([], 40)).toBe('No two items ask something similar.');
	});
});

describe('npm run quizzes -- similar', () => {
	test('prints pairs, or JSON for tools', () => {
		const found = run('similar', '--most', '3');
		expect(found.status).toBe(0);
		expect(found.stdout).toMatch(
			/^Items that may ask the same thing \(3 of \d+ pairs\)\n\n\d\.\d\d {2}wording/,
		);
		expect(JSON.parse(run('similar', '--json', '--most', '2').stdout)).toHaveLength(2);
	});

	test('none is no failure; a wrong number is wrong use', async () => {
		const root = await folderOf(EXAMPLE);
		expect(run('similar', root)).toMatchObject({
			status: 0,
			stdout: 'No two items ask something similar.\n',
		});
		expect(run('similar', root, '--most', 'all')).toMatchObject({ status: 2 });
	});
});
