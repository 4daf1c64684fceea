import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utterances } from '../../src/lib/learner/aloud/utterances.ts';

const LONGEST = 300;
const cut = (text: string) => utterances(text).map(({ start, end }) => text.slice(start, end));

test('sentences are said one by one', () => {
	expect(cut('Choose one. According to the article.')).toEqual(['Choose one.', 'According to the article.']);
});

test('a new line in markup ends no sentence', () => {
	expect(cut('\n\tThe force would\n\t\tmonitor a ceasefire.\n')).toEqual([
		'The force would\n\t\tmonitor a ceasefire.',
	]);
});

test('names and abbreviations end none either', () => {
	expect(cut('Dr. Dar met U.S. President Trump.')).toHaveLength(1);
});

test('nothing is said of nothing', () => {
	expect(cut('')).toEqual([]);
	expect(cut(' \n ')).toEqual([]);
});

test('a long sentence is cut where one breathes', () => {
	const clause = `${'word '.repeat(40).trim()}; `;
	expect(cut(clause.repeat(3).trim().replace(/;$/, '.'))).toEqual([
		clause.trim(),
		clause.trim(),
		clause.trim().replace(/;$/, '.'),
	]);
});

test('without a place to breathe it is cut between words', () => {
	const parts = cut('word '.repeat(200).trim());
	expect(parts.length).toBeGreaterThan(2);
	for (const part of parts) expect(part).toMatch(/^(word )*word$/);
});

test('whatever the text, no part is too long, none is empty, and nothing but white space is left out', () => {
	const text = fc.oneof(
		fc.string({ maxLength: 2_000 }),
		fc.string({ unit: 'grapheme', minLength: 250, maxLength: 900 }),
		fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', ',', '; ', '\n', '😀'), maxLength: 1_500 }),
	);
	fc.assert(
		fc.property(text, (given) => {
			let upTo = 0;
			for (const { start, end } of utterances(given)) {
				expect(given.slice(upTo, start).trim()).toBe('');
				expect(end - start).toBeLessThanOrEqual(LONGEST);
				expect(given.slice(start, end).trim()).not.toBe('');
				upTo = end;
			}
			expect(given.slice(upTo).trim()).toBe('');
		}),
	);
});
