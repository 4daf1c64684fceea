import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { wordsAt } from '../../src/lib/learner/quote-of.ts';

const TEXT =
	'Roles and signals\n\nPakistan made an offer. No date is fixed.\n\nThe offer of Pakistan stands; an offer is no act.';
const at = (words: string, from = 0): [number, number] => {
	const start = TEXT.indexOf(words, from);
	return [start, start + words.length];
};

describe('a stretch becomes the whole words it touches', () => {
	test.each([
		['No date is fixed', 'No date is fixed'],
		[' date is ', 'date is'],
		['o date is fi', 'No date is fixed'],
		['fixed.\n\nThe offer of', 'fixed.\n\nThe offer of'],
	])('%j', (stretch, exact) => {
		expect(wordsAt(TEXT, ...at(stretch))?.exact).toBe(exact);
	});

	test.each([['. '], ['; '], ['\n\n']])('and none at all where there is no word: %j', (stretch) => {
		expect(wordsAt(TEXT, ...at(stretch))).toBeNull();
	});
});

describe('words that begin in two places bring those beside them', () => {
	test('before and after', () => {
		expect(wordsAt(TEXT, ...at('offer'))).toEqual({
			exact: 'offer',
			prefix: 'Pakistan made an',
			suffix: '. No date is',
		});
	});

	test('not those of another block', () => {
		expect(wordsAt(TEXT, ...at('Pakistan'))).toEqual({
			exact: 'Pakistan',
			prefix: '',
			suffix: 'made an offer. No',
		});
	});

	test('not where they stand once', () => {
		expect(wordsAt(TEXT, ...at('date'))).toEqual({ exact: 'date' });
	});
});

test('whatever is selected, its words are there, whole, and nothing stands half', () => {
	const text = fc.array(fc.constantFrom('a', 'B', 'é', '𝒳', ' ', '.', '\n\n', '’'), { maxLength: 40 });
	fc.assert(
		fc.property(text, fc.nat(), fc.nat(), (parts, one, other) => {
			const all = parts.join('');
			const [start, end] = [one % (all.length + 1), other % (all.length + 1)].sort((a, b) => a - b);
			const found = wordsAt(all, start ?? 0, end ?? 0);
			const touched = all.slice(start, end);
			if (!found) {
				expect(touched).not.toMatch(/\p{L}/u);
				return;
			}
			expect(all).toContain(found.exact);
			expect(found.exact.isWellFormed()).toBe(true);
			expect(found.exact).toMatch(/^[\p{L}][^]*$/u);
			expect(found.exact).toMatch(/\p{L}$/u);
			// At most what stands outside words is left off.
			expect(found.exact.length).toBeGreaterThanOrEqual(touched.replace(/^[\s.’]+|[\s.’]+$/g, '').length);
		}),
	);
});
