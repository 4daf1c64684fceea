import fc from 'fast-check';
import { expect, test } from 'vitest';
import { utterances } from '../../src/lib/learner/aloud/utterances.ts';

const LONGEST = 300;
const cut = (text: string) => utterances(text).map(({ start, end }) => text.slice(start, end));

test('sentences are said one by one', () => {
	expect(cut('Choose one. According to the article.')).toEqual(['Choose one.', 'According to the article.']);
});

test('a line break in markup doesn’t end a sentence', () => {
	expect(cut('\n\tThe force would\n\t\tmonitor a ceasefire.\n')).toEqual([
		'The force would\n\t\tmonitor a ceasefire.',
	]);
});

test('nor do names and abbreviations', () => {
	expect(cut('Dr. Dar met U.S. President Trump.')).toHaveLength(1);
});

test('empty text is not read aloud', () => {
	expect(cut('')).toEqual([]);
	expect(cut(' \n ')).toEqual([]);
});

test('a long sentence is split where a reader would breathe', () => {
	const clause = `${'word '.repeat(40).trim()}; `;
	expect(cut(clause.repeat(3).trim().replace(/;$/, '.'))).toEqual([
		clause.trim(),
		clause.trim(),
		clause.trim().replace(/;$/, '.'),
	]);
});

test('without such a place it is split between words', () => {
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
