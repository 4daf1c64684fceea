import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldEntry } from '../../src/lib/quiz/fold-entry.ts';

describe('two entries that say the same', () => {
	test.each([
		['case', 'Gaza', 'gAZA'],
		['accents', 'Erdoğan', 'Erdogan'],
		['accents, composed or apart', 'Caf\u00e9', 'Cafe\u0301'],
		['a capital with a dot', 'İstanbul', 'istanbul'],
		['white space around', '  Rafah\n', 'Rafah'],
		['white space within', 'Gaza \t  City', 'Gaza City'],
		['a no-break space', '20\u00a0000', '20 000'],
		['a narrow no-break space', '20\u202f000', '20 000'],
		['curly quotes', 'Pakistan’s “offer”', 'Pakistan\'s "offer"'],
		['an acute accent for an apostrophe', 'Pakistan´s', "Pakistan's"],
		['a grave accent for an apostrophe', 'Pakistan`s', "Pakistan's"],
		['primes', '5′ 3″', '5\' 3"'],
		['guillemets', '«offer»', '"offer"'],
		['a full-width grave accent', 'Pakistan｀s', "Pakistan's"],
		['a triple prime', '‴', "'''"],
		['en dash', 'non–binding', 'non-binding'],
		['no-break hyphen', 'non\u2011binding', 'non-binding'],
		['minus', '−5', '-5'],
		['a soft hyphen', 'peace\u00adkeeping', 'peacekeeping'],
		['a zero-width space', 'peace\u200bkeeping', 'peacekeeping'],
		['a byte order mark', '\ufeffGaza', 'Gaza'],
		['full-width letters', 'ＵＮ', 'UN'],
		['a ligature', 'ﬁve', 'five'],
	])('%s', (_, one, other) => {
		expect(foldEntry(one)).toBe(foldEntry(other));
	});
});

describe('two entries that do not', () => {
	test.each([
		['a letter', 'Gaza', 'Gazza'],
		['a space', '20 000', '20000'],
		['a hyphen', 'non-binding', 'nonbinding'],
		['a sign', '+5', '-5'],
		['a full stop', '1.5', '15'],
		['a quote', '"offer"', 'offer'],
	])('%s', (_, one, other) => {
		expect(foldEntry(one)).not.toBe(foldEntry(other));
	});
});

describe('folding', () => {
	test.each(['', '   ', '\u200b', '\u00ad\u0301'])('leaves nothing of %j', (entry) => {
		expect(foldEntry(entry)).toBe('');
	});

	test('once is enough', () => {
		fc.assert(
			fc.property(fc.string({ unit: 'binary' }), (entry) => {
				expect(foldEntry(foldEntry(entry))).toBe(foldEntry(entry));
			}),
			{ numRuns: 2000 },
		);
	});

	test('once is enough for every character there is', () => {
		const twice: string[] = [];
		for (let code = 0; code < 0x11_0000; code += 1) {
			const once = foldEntry(String.fromCodePoint(code));
			if (foldEntry(once) !== once) twice.push(code.toString(16));
		}
		expect(twice).toEqual([]);
	});
});
