import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sheetNames } from '../../../src/lib/server/exports/xlsx.ts';
import { hostileText } from './make.ts';

test.each([
	[['Scores'], ['Scores']],
	[['a/b:c'], ['a b c']],
	[['[x]*?\\'], ['x']],
	[["'quoted'"], ['quoted']],
	[
		['', '  '],
		['Sheet', 'Sheet (2)'],
	],
	[['History'], ['History (2)']],
	[
		['Quiz', 'quiz', 'QUIZ'],
		['Quiz', 'quiz (2)', 'QUIZ (3)'],
	],
	[
		['a'.repeat(40), 'a'.repeat(40)],
		['a'.repeat(31), `${'a'.repeat(27)} (2)`],
	],
	[['😀'.repeat(16)], ['😀'.repeat(15)]],
])('%j become %j', (wanted, names) => {
	expect(sheetNames(wanted)).toEqual(names);
});

test('any names become legal and unique', () => {
	fc.assert(
		fc.property(fc.array(hostileText, { maxLength: 12 }), (wanted) => {
			const names = sheetNames(wanted);
			expect(names).toHaveLength(wanted.length);
			expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
			for (const name of names) {
				expect(name).toMatch(/^(?!')[^[\]:*?/\\\p{Cc}]{1,31}(?<!')$/u);
				expect(name.length).toBeLessThanOrEqual(31);
				expect(name.isWellFormed()).toBe(true);
			}
		}),
	);
});
