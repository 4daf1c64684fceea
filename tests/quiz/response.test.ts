import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { splitPair } from '../../src/lib/quiz/response.ts';

describe('a pair', () => {
	test.each([
		['row=target', ['row', 'target']],
		['row=', ['row', '']],
		['row', ['row', '']],
		['=target', ['', 'target']],
		['gap=x=y', ['gap', 'x=y']],
		['gap==', ['gap', '=']],
		['', ['', '']],
	])('“%s” is split at its first equals sign: %j', (pair, parts) => {
		expect(splitPair(pair)).toEqual(parts);
	});

	test('is put together again from any id without “=” and any entry', () => {
		const id = fc.string().filter((text) => !text.includes('='));
		fc.assert(
			fc.property(id, fc.string(), (row, entry) => {
				expect(splitPair(`${row}=${entry}`)).toEqual([row, entry]);
			}),
		);
	});
});
