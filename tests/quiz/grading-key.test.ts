import { describe, expect, test } from 'vitest';
import { correctResponse, gradingKey } from '../../src/lib/quiz/grading.ts';
import { choice, gap, listGap, match, order, statement, typedGap } from './make.ts';
import { items } from './real.ts';

const table = [
	[choice('a b* c'), { kind: 'choice', ids: ['a', 'b', 'c'], key: ['b'] }, ['b']],
	[choice('a* b c*'), { kind: 'choice', ids: ['a', 'b', 'c'], key: ['a', 'c'] }, ['a', 'c']],
	[
		statement('true false not-stated*'),
		{ kind: 'statement', ids: ['true', 'false', 'not-stated'], key: ['not-stated'] },
		['not-stated'],
	],
	[order('first then last'), { kind: 'order', key: ['first', 'then', 'last'] }, ['first', 'then', 'last']],
	[
		match('a=x b=x', 'x y'),
		{
			kind: 'match',
			targets: ['x', 'y'],
			rows: [
				['a', 'x'],
				['b', 'x'],
			],
		},
		['a=x', 'b=x'],
	],
	[
		gap([listGap('one', 'a b*'), typedGap('two', 'Gaza', 'Gaza City')]),
		{
			kind: 'gap',
			gaps: [
				{ id: 'one', choices: ['a', 'b'], accept: ['b'] },
				{ id: 'two', choices: [], accept: ['Gaza', 'Gaza City'] },
			],
		},
		['one=b', 'two=Gaza'],
	],
] as const;

describe('what grading needs of an item', () => {
	test.each(table)('$kind $prompt', (item, key, response) => {
		expect(gradingKey(item)).toEqual(key);
		expect(correctResponse(gradingKey(item))).toEqual(response);
	});

	test.each(items)('$name: survives the page it travels in', ({ item }) => {
		const key = gradingKey(item);
		expect(JSON.parse(JSON.stringify(key))).toEqual(key);
	});

	test.each(items)('$name: holds ids and accepted entries, no rationale', ({ item }) => {
		expect(JSON.stringify(gradingKey(item))).not.toMatch(/rationale|citations|text/);
	});
});
