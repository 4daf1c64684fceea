import { expect, test } from 'vitest';
import { askedWords, responseWords } from '../../../src/lib/quiz/wording.ts';
import { responseTable, type GivenResponse } from '../../../src/lib/server/exports/response-table.ts';
import { writeCsv } from '../../../src/lib/server/exports/csv.ts';
import { correctResponse, gradingKey } from '../../../src/lib/quiz/grading.ts';
import { choice, gap, listGap, match, numeric, order, statement, typedGap } from '../../quiz/make.ts';
import { items } from '../../quiz/real.ts';
import { gather } from './make.ts';
import type { Item } from '../../../src/lib/quiz/types.ts';
import { readLikeASpreadsheet } from './read-like-a-spreadsheet.ts';

test.each([
	['one choice', choice('a* b'), ['b'], 'text of b'],
	['several, in the order of the item', choice('a* b c*'), ['c', 'a'], 'text of a | text of c'],
	['a statement', statement('true* false'), ['false'], 'text of false'],
	[
		'steps, in the order of the student',
		order('x y z'),
		['z', 'x', 'y'],
		'1. text of z | 2. text of x | 3. text of y',
	],
	['rows', match('r=t s=u', 't u'), ['r=u', 's=t'], 'text of r → text of u | text of s → text of t'],
	[
		'gaps from a list',
		gap([listGap('g', 'a* b'), listGap('h', 'c* d')]),
		['g=b', 'h=c'],
		'gap 1 → text of b | gap 2 → text of c',
	],
	['a typed gap, as it was typed', gap([typedGap('g', 'UN')]), ['g= a=b '], 'gap 1 →  a=b '],
	['ids that are gone', choice('a* b'), ['z', 'a'], 'text of a | z'],
	['rows that are gone', match('r=t', 't'), ['q=t', 'r=w'], 'q → text of t | text of r → w'],
	['gaps that are gone', gap([typedGap('g', 'UN')]), ['x=UN'], 'x → UN'],
	[
		'a number, however it was typed',
		numeric(20_000, { unit: 'votes' }),
		['value=20 thousand'],
		'20,000 votes',
	],
	['what is no number', numeric(5), ['value=a few'], 'a few'],
	['nothing', choice('a* b'), [], ''],
])('in words: %s', (_, item, response, words) => {
	expect(responseWords(item, response)).toBe(words);
});

// No answer in one’s own words is the correct one.
test.each(items.filter(({ item }) => item.kind !== 'numeric' && item.kind !== 'open'))(
	'the correct response to $name is in words that a student saw',
	({ item }) => {
		const seen = JSON.stringify(item);
		const words = responseWords(item, correctResponse(gradingKey(item)));
		expect(words).not.toBe('');
		for (const part of words.split(' | ').flatMap((whole) => whole.split(' → '))) {
			const bare = part.replace(/^\d+\. /, '');
			if (/^gap \d+$/.test(bare)) continue;
			expect(seen).toContain(JSON.stringify(bare).slice(1, -1));
		}
	},
);

const whole: GivenResponse = {
	student: 'Ana',
	quiz: 'Actors',
	attempt: 2,
	item: gap([typedGap('g', 'UN')], 'who'),
	objective: 'Name the actors',
	response: ['g==HYPERLINK("http://x.y")'],
	earned: 1 / 3,
	possible: 1,
	certainty: 3,
	at: Date.UTC(2026, 2, 5, 14, 3),
	written: null,
};

const ASKED = askedWords(whole.item);

test('one row for each response, one column for each thing known of it', () => {
	const open = { ...whole, response: null, earned: null, certainty: null, at: null };
	const { columns, rows } = responseTable('Responses', [whole, open]);
	expect(columns.map(({ id }) => id).join(' ')).toBe(
		'student quiz attempt item objective prompt response earned possible certainty at',
	);
	const same = ['Ana', 'Actors', 2, 'who', 'Name the actors', ASKED];
	expect([...rows]).toEqual([
		[...same, 'gap 1 → =HYPERLINK("http://x.y")', 0.333333, 1, 3, whole.at],
		[...same, null, null, 1, null, null],
	]);
});

test('what is judged or filled in stands beside the prompt that others share', () => {
	const asked = (item: Item) => [...responseTable('Responses', [{ ...whole, item }]).rows][0]?.[5];
	const judged = statement('true* false');
	expect(asked(judged)).toBe(`${judged.prompt} “${judged.statement}”`);
	expect(asked(gap([typedGap('g', 'UN'), typedGap('h', 'EU')]))).toMatch(/ ____ .* ____ /);
	expect(asked(choice('a* b'))).toBe(choice('a* b').prompt);
});

test('a student called like a formula leaves as text', async () => {
	const one = responseTable('Responses', [{ ...whole, student: '=1+1', response: ['g=x;=1'] }]);
	const text = (await gather(writeCsv(one))).toString('utf8');
	const [, row] = readLikeASpreadsheet(text, ',');
	expect(row?.[0]).toBe("'=1+1");
	expect(row?.[6]).toBe("gap 1 → x;'=1");
	expect(row?.[10]).toBe('2026-03-05 14:03:00');
});
