import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textFragment } from '../../src/lib/text/fragment.ts';

describe('words become the value of a text directive', () => {
	test.each([
		['no commitments', 'no%20commitments'],
		['serious but non-binding', 'serious%20but%20non%2Dbinding'],
		['risk, capability & will', 'risk%2C%20capability%20%26%20will'],
		['Pakistan’s “offer”', `Pakistan${encodeURIComponent('’')}s%20${encodeURIComponent('“offer”')}`],
		['  two\n lines ', 'two%20lines'],
	])('%j', (words, expected) => {
		expect(textFragment(words)).toBe(expected);
	});
});

test('long words are named by their first and last', () => {
	const words = Array.from({ length: 40 }, (_, index) => `word${index}`);
	expect(textFragment(words.join(' '))).toBe(
		'word0%20word1%20word2%20word3%20word4,word35%20word36%20word37%20word38%20word39',
	);
});

test('words of two paragraphs are named by their first and last: a directive’s part stays within a block', () => {
	expect(textFragment('It stands.\n\nNo date is fixed.')).toBe('It%20stands.,No%20date%20is%20fixed.');
	expect(textFragment('It stands. \n\n No date')).toBe('It%20stands.,No%20date');
});

test('nothing that separates the parts of a directive stands bare, and every word can be read back', () => {
	fc.assert(
		fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }), (words) => {
			fc.pre(words.trim() !== '' && words.isWellFormed() && !words.includes('\n'));
			const value = textFragment(words);
			expect(value).not.toMatch(/[-&#\s]/);
			expect(decodeURIComponent(value).replaceAll(' ', '')).toBe(words.replace(/\s+/g, ''));
		}),
	);
});

test('words beside the quote stand before and after it, and tell one place from another', () => {
	expect(textFragment('offer', { prefix: 'made an', suffix: 'to join' })).toBe('made%20an-,offer,-to%20join');
	expect(textFragment('offer', { prefix: '', suffix: 'to join' })).toBe('offer,-to%20join');
});
