import fc from 'fast-check';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/lib/server/exports/plain-text.ts';
import { hostileText } from './make.ts';

test.each([
	['a\r\nb\rc\nd', 'a\nb\nc\nd'],
	['a\0b\u0007\u001B\u007F\u0085c\td', 'abc\td'],
	['a\uFFFEb\uFFFF\uFDD0\u{1FFFE}c', 'abc'],
	['\uD83D \uDE00 😀', '\uFFFD \uFFFD 😀'],
	['=1 "é" \u202E', '=1 "é" \u202E'],
])('%j becomes %j', (text, plain) => {
	expect(plainText(text)).toBe(plain);
});

test('whatever it is given, XML 1.0 can hold what comes back', () => {
	fc.assert(
		fc.property(hostileText, (text) => {
			const plain = plainText(text);
			// https://www.w3.org/TR/xml/#NT-Char, without the carriage return that a parser would change.
			expect(plain).toMatch(/^[\t\n\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]*$/u);
			expect(plainText(plain)).toBe(plain);
		}),
		{ numRuns: 1_000 },
	);
});
