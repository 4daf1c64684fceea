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
		['a full stop behind', 'UN.', 'UN'],
		['full stops of an abbreviation', 'U.N.', 'UN'],
		['full stops of a title', 'Dr. Khan', 'Dr Khan'],
		['dots behind', 'consent…', 'consent'],
		['thousands with a comma', '20,000', '20000'],
		['thousands with a space', '20 000', '20000'],
		['thousands with a no-break space', '20\u00a0000', '20000'],
		['thousands with a narrow no-break space', '20\u202f000', '20000'],
		['thousands with an apostrophe', '20’000', '20000'],
		['lakhs', '1,00,000', '100,000'],
		['millions with full stops', '1.000.000', '1000000'],
		['thousands in a sentence', 'about 20,000 troops, or 1,500', 'about 20000 troops, or 1500'],
		['thousands and decimals', '1,234.5', '1234.5'],
		['thousands with a space and a decimal comma', '1 234,5', '1234.5'],
		['a decimal comma', '2,5', '2.5'],
		['per cent with a space', '50 %', '50%'],
		['per cent in words', '50 per cent', '50%'],
		['percent in one word', '50 percent', '50%'],
		['millions with full stops and a decimal comma', '1.000.000,5', '1000000.5'],
		['Arabic digits', '٢٠٢٧', '2027'],
		['Arabic thousands, decimals and per cent', '٢٠٬٠٠٠ ٢٫٥ ٥٠٪', '20,000 2.5 50%'],
		['Urdu digits', '۲۰۲۷', '2027'],
		['Hindi digits', '२०२७', '2027'],
		['Bengali digits', '১৩', '13'],
		['full-width digits', '１３', '13'],
		['a fraction in one character', '½', '1/2'],
	])('%s', (_, one, other) => {
		expect(foldEntry(one)).toBe(foldEntry(other));
	});
});

describe('two entries that do not', () => {
	test.each([
		['a letter', 'Gaza', 'Gazza'],
		['a space', 'peace keeping', 'peacekeeping'],
		['a space between numbers', '20 00', '2000'],
		['a hyphen', 'non-binding', 'nonbinding'],
		['a sign', '+5', '-5'],
		['a full stop', '1.5', '15'],
		['a full stop in front', '.5', '5'],
		['one full stop, which may be decimal', '20.000', '20000'],
		['a decimal comma', '2,5', '25'],
		['a comma and two digits', '20,00', '2000'],
		['per cent', '50%', '50'],
		['a fraction', '2½', '21/2'],
		['a power', '10³', '103'],
		['a power, with something unseen between', '10\u00ad³', '103'],
		['a power of three digits', '5²⁵⁰', '5250'],
		['a power of Arabic digits', '٥²', '52'],
		['a circled digit', '2①', '21'],
		['percentage', 'percentage', '%age'],
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

	test('once is enough for numbers, however they are written', () => {
		fc.assert(
			fc.property(
				fc.string({ unit: fc.constantFrom(..."0123459.,' ’%$½²٠٥٫٬…"), maxLength: 16 }),
				(entry) => {
					expect(foldEntry(foldEntry(entry))).toBe(foldEntry(entry));
				},
			),
			{ numRuns: 20_000 },
		);
	});

	test('knows the digits of every script', () => {
		const own = [...Array(0x11_0000).keys()].filter((code) => /\p{Nd}/u.test(String.fromCodePoint(code)));
		expect(own.length).toBeGreaterThan(600);
		const numerals = Intl.supportedValuesOf('numberingSystem').map(
			(system) => new Intl.NumberFormat(`en-u-nu-${system}`, { useGrouping: false }),
		);
		const written = numerals.map((numeral) => numeral.format(1_234_567_890));
		const digits = written.filter((number) => /^\p{Nd}{10}$/u.test(number));
		expect(digits.length).toBeGreaterThan(40);
		expect(new Set(digits.map(foldEntry))).toEqual(new Set(['1234567890']));
	});

	/** What a number means where it means one thing only; null where it is none, or may be two. */
	function meant(text: string): number | null {
		const [, whole = '', rest = ''] =
			/^(\d+|[1-9]\d{0,2}(?:,\d{3})+|[1-9]\d{0,2}(?: \d{3})+|[1-9]\d?(?:,\d\d)*,\d{3})(\.\d+)?$/.exec(text) ??
			[];
		if (whole) return Number(whole.replace(/\D/g, '') + rest);
		const [, units, decimals] = /^(\d+),(\d\d?|\d{4,})$/.exec(text) ?? [];
		if (units) return Number(`${units}.${decimals}`);
		return /^\.\d+$/.test(text) ? Number(`0${text}`) : null;
	}

	test('never makes two different numbers the same', () => {
		const separated = fc.array(fc.tuple(fc.constantFrom('', '', '', ',', '.', ' '), fc.boolean()), {
			maxLength: 9,
		});
		const digits = fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 9, maxLength: 9 });
		const write = (all: readonly number[], between: readonly (readonly [string, boolean])[]) =>
			between.map(([sign], at) => `${at > 0 ? sign : ''}${all[at]}`).join('');
		fc.assert(
			fc.property(digits, separated, separated, (all, one, other) => {
				const [a, b] = [write(all, one), write(all, other)];
				fc.pre(meant(a) !== null && meant(b) !== null && meant(a) !== meant(b));
				expect(foldEntry(a), `${a} and ${b}`).not.toBe(foldEntry(b));
			}),
			{ numRuns: 1_000 },
		);
	});

	test.each(['en-GB', 'en-IN', 'fr-FR', 'de-CH', 'sv-SE', 'ar-EG', 'fa-IR', 'ur-PK', 'hi-IN-u-nu-deva'])(
		'reads whole numbers as %s writes them',
		(locale) => {
			const format = new Intl.NumberFormat(locale);
			fc.assert(
				fc.property(fc.nat(), (number) => {
					expect(foldEntry(format.format(number))).toBe(String(number));
				}),
			);
		},
	);

	test('once is enough for every character there is', () => {
		const twice: string[] = [];
		for (let code = 0; code < 0x11_0000; code += 1) {
			const character = String.fromCodePoint(code);
			const once = foldEntry(character);
			// What folding leaves as it is it leaves a second time.
			if (once !== character && foldEntry(once) !== once) twice.push(code.toString(16));
		}
		expect(twice).toEqual([]);
	});
});
