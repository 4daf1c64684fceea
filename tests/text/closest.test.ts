import { describe, expect, test } from 'vitest';
import { bestStretch, closestIn, likenessOf } from '../../src/lib/text/closest.ts';
import { passagesOf } from '../../src/lib/text/passages.ts';
import { reading } from './reading.ts';

describe('the passage most like a quote', () => {
	const { text, blocks } = reading(
		'The director expects the library to open in spring. No date has been fixed.\n\nA speech is planned.',
	);
	const closest = closestIn(text, passagesOf({ blocks }));

	test.each([
		['No date has been set', 'p1.s2'],
		['the director hopes that the library opens in spring', 'p1.s1'],
		['A long speech is planned', 'p2.s1'],
		['a notise', 'h0'],
		['Zebras graze at dusk', undefined],
		['', undefined],
		['…?!', undefined],
	])('%j', (quote, id) => {
		expect(closest(quote)?.passage.id).toBe(id);
	});
});

describe('in a long reading', () => {
	const counted = (index: number) => `The force says in line ${index} that it has to stay.`;
	const lines = Array.from({ length: 20_000 }, (_, index) => counted(index));

	test('of many sentences it is found among all that are nearly the same', () => {
		const { text, blocks } = reading(lines.join(' '));
		const closest = closestIn(text, passagesOf({ blocks }));
		expect(closest('The force said in line 12345 that it had to stay.')?.passage.id).toBe('p1.s12346');
		for (const quote of lines.slice(0, 2_000)) closest(quote.replace('says', 'said'));
	});

	test('of one endless sentence the words most like it are found', () => {
		const text = lines.join(' ').replaceAll('.', ',');
		expect(bestStretch('the force said in line 12345 that it has', text)).toContain('in line 12345 that');
		expect(bestStretch('not a word of this '.repeat(100), text)).not.toBe('');
	});
});

test('the more a sentence has been rewritten, the less alike it is', () => {
	const quote = 'No date has been fixed.';
	const likeness = [
		'No date has been fixed.',
		'No date has been fixed yet.',
		'No date has yet been set.',
		'A date will be set.',
		'Flowers bloom.',
	].map((text) => likenessOf(quote, text));
	expect(likeness).toEqual(likeness.toSorted((a, b) => b - a));
	expect(likeness[0]).toBe(1);
	expect(likeness.at(-1)).toBeLessThan(0.4);
});

test.each([
	['No date is fixed', 'We know that no date is fixed so far.', 'no date is fixed'],
	['', 'Some text', ''],
	['longer than the text it is held against', 'short text', 'short text'],
])('the stretch most like %j', (wanted, text, expected) => {
	expect(bestStretch(wanted, text).trim()).toBe(expected);
});
