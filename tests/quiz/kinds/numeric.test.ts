import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { gradingKey, gradingOf } from '../../../src/lib/quiz/grading.ts';
import { missedParts } from '../../../src/lib/quiz/part-outcomes.ts';
import { formatNumber, parseNumber } from '../../../src/lib/quiz/kinds/numeric/parse-number.ts';
import { responseCounts } from '../../../src/lib/quiz/tallying.ts';
import { gradedShare, numeric } from '../make.ts';

describe('a number as people type it', () => {
	test.each([
		['20000', '', 20_000],
		['20,000', '', 20_000],
		['20 000', '', 20_000],
		['1,00,000', '', 100_000],
		['20 thousand', '', 20_000],
		['5.4bn', '', 5_400_000_000],
		['5,4', 'billion US dollars', 5.4],
		['5.4 billion US dollars', 'billion US dollars', 5.4],
		['−3', '', -3],
		['+7', '', 7],
		['.5', '', 0.5],
		['1e3', '', 1000],
		['12 km', 'km', 12],
		['12km', 'km', 12],
		['１２', '', 12],
		['٤٧', 'years', 47],
		['  47 years ', 'years', 47],
	])('“%s” (%s) is %d', (typed, unit, value) => expect(parseNumber(typed, unit)).toBe(value));

	test.each([
		'',
		'forty',
		'1.2.3',
		'12 km',
		'3 or 4',
		'1e999',
		'NaN',
		'Infinity',
		'__proto__',
		'5 constructor',
		'0x10',
	])('“%s” is none', (typed) => expect(parseNumber(typed, 'years')).toBeNull());

	test('whatever is shown can be typed', () => {
		const numbers = fc.oneof(
			fc.integer(),
			fc.integer().map((whole) => whole / 100),
		);
		fc.assert(
			fc.property(numbers, (value) => {
				expect(parseNumber(formatNumber(value), '')).toBe(value);
			}),
		);
	});

	test('anything at all is a number or none', () => {
		fc.assert(
			fc.property(fc.string(), fc.string(), (typed, unit) => {
				const value = parseNumber(typed, unit);
				expect(value === null || Number.isFinite(value)).toBe(true);
			}),
		);
	});
});

describe('numeric: right within the tolerance', () => {
	const key = gradingKey(numeric(0.3, { tolerance: 0.1 }));
	test.each([
		['0.3', 1],
		['0.4', 1],
		['.2', 1],
		['0.41', 0],
		['-0.3', 0],
	])('0.3 ± 0.1, given “%s”, earns %d', (entry, earned) => {
		expect(gradedShare(key, [`value=${entry}`])).toMatchObject({ status: 'graded', earned });
	});

	test.each([
		[['value=three'], 'not-a-number'],
		[['value= '], 'empty'],
		[['value=1', 'value=2'], 'repeated'],
		[['other=1'], 'unknown'],
		[['1'], 'unknown'],
	])('%j cannot be graded: %s', (response, reason) => {
		expect(gradedShare(key, response)).toEqual({ status: 'invalid', reason });
	});

	test('a wrong number is a part of its own, however it was written', () => {
		const thousands = gradingKey(numeric(20_000, { mistakes: [2000] }));
		expect(missedParts(thousands, ['value=2,000'])).toEqual(['value', 'value=2000']);
	});
});

test('a class’s numbers are counted by what they say, the right ones within the tolerance', () => {
	const key = gradingKey(numeric(20_000, { tolerance: 1000 }));
	const typed = ['20,000', '20 thousand', '20500', '2000'];
	const given = responseCounts(
		key,
		typed.map((entry) => ({ entries: [`value=${entry}`], score: null })),
	);
	expect(given).toMatchObject({
		shape: 'rows',
		responses: 4,
		rows: [
			{
				id: 'value',
				entries: [
					{ entry: '20000', correct: true, count: 2 },
					{ entry: '2000', correct: false, count: 1 },
					{ entry: '20500', correct: true, count: 1 },
				],
			},
		],
	});
});

test.each([
	[5, 0, 5, 1, true],
	[5, 1, 5, 0.5, false],
	[5, 0, 6, 1, true],
	[5, 0, 7, 1, false],
])('a key of %d ± %d is within one of %d ± %d: %s', (value, tolerance, other, wider, isWithin) => {
	const [was, is] = [numeric(value, { tolerance }), numeric(other, { tolerance: wider })].map(gradingKey);
	expect(was && is && gradingOf(is).onlyAdds?.(was, is)).toBe(isWithin);
});
