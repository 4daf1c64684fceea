import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	ALPHABET,
	joinCode,
	parseJoinCode,
	showJoinCode,
	parseResumeCode,
	resumeCode,
	showResumeCode,
} from '../../src/lib/rules/code.ts';

const randomBytes = fc
	.uint8Array({ minLength: 64, maxLength: 64 })
	.filter((bytes) => bytes.filter((byte) => byte < 248).length >= 8);

describe('the alphabet', () => {
	test('has 31 letters and no look-alikes', () => {
		expect(new Set(ALPHABET).size).toBe(31);
		expect(ALPHABET).not.toMatch(/[0O1IL]/);
	});
});

describe('a code from random bytes', () => {
	test('is the same for the same bytes', () => {
		expect(joinCode(Uint8Array.of(0, 1, 7, 8, 30, 31, 61, 62))).toBe('239AZ2Z2');
	});

	test('passes over the bytes that would favour a letter', () => {
		expect(joinCode(Uint8Array.of(248, 0, 255, 1, 250, 2, 3, 4, 5, 6, 247))).toBe('2345678Z');
	});

	test('has each letter from the same number of bytes', () => {
		const counts = new Map<string, number>();
		for (let byte = 0; byte < 248; byte += 1) {
			const letter = joinCode(new Uint8Array(8).fill(byte)).charAt(0);
			counts.set(letter, (counts.get(letter) ?? 0) + 1);
		}
		expect([...counts.keys()].sort().join('')).toBe([...ALPHABET].sort().join(''));
		expect([...new Set(counts.values())]).toEqual([8]);
	});

	test('says when the bytes run out', () => {
		expect(() => joinCode(new Uint8Array(7))).toThrow(RangeError);
		expect(() => joinCode(new Uint8Array(100).fill(248))).toThrow(RangeError);
		expect(() => resumeCode(new Uint8Array(5))).toThrow(RangeError);
	});
});

describe('shown, typed and parsed', () => {
	/** The ways a person may type it. */
	const manners: readonly ((shown: string) => string)[] = [
		(shown) => shown,
		(shown) => shown.toLowerCase(),
		(shown) => shown.replace('-', ''),
		(shown) => ` ${shown.replace('-', ' ')}\n`,
		(shown) => [...shown].join(' '),
		(shown) => shown.replace('-', '–'),
		(shown) => `\u202a${shown}\u202c`,
		// Full width, as a Japanese keyboard types.
		(shown) => shown.replace(/[0-9A-Z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
		// The digits of an Urdu keyboard.
		(shown) => shown.replace(/\d/g, (digit) => String.fromCharCode(0x06f0 + Number(digit))),
	];

	test('it comes back, however it was typed', () => {
		fc.assert(
			fc.property(randomBytes, fc.constantFrom(...manners), (bytes, typed) => {
				expect(parseJoinCode(typed(showJoinCode(joinCode(bytes))))).toEqual({ code: joinCode(bytes) });
				expect(parseResumeCode(typed(showResumeCode(resumeCode(bytes))))).toEqual({
					code: resumeCode(bytes),
				});
			}),
			{ numRuns: 1000 },
		);
	});

	test('in groups', () => {
		expect(showJoinCode('ABCD2345')).toBe('ABCD-2345');
		expect(showResumeCode('ABC234')).toBe('ABC-234');
	});

	test.each([
		['АВСЕ-НКМР', 'ABCEHKMP'],
		['авсе-нкмр', 'ABCEHKMP'],
		['ΑΒΕΖ-ΗΚΜΝ', 'ABEZHKMN'],
		['٢٣٤٥٦٧٨٩', '23456789'],
		['२३४५६७८९', '23456789'],
	])('%s on another keyboard: %s', (typed, code) => {
		expect(parseJoinCode(typed)).toEqual({ code });
	});

	test.each([
		[
			'look-alike',
			['ABCD-234O', 'ABCD-2340', 'ABCD-234l', 'abcd-1345', 'iBCD-2345', 'АВСО-2345', '٠2345678'],
		],
		['length', ['', '-', 'ABCD-234', 'ABCD-23456']],
		['character', ['ABCD-23ß', 'ABCD_234!', 'ABCD-234Ж', '🍀BCD2345', 'ﷺ', '<script>']],
	] as const)('%s: %j', (problem, list) => {
		for (const typed of list) expect(parseJoinCode(typed)).toEqual({ problem });
	});

	test.each(['A', ' ', '\u0301', 'ﷺ'])('a million times %j is too long, and soon seen to be', (character) => {
		expect(parseJoinCode(character.repeat(1e6))).toEqual({ problem: 'length' });
	});

	test('whatever is typed, nothing throws, and what is taken is a code', () => {
		fc.assert(
			fc.property(
				fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...ALPHABET, 'o', '-') })),
				(typed) => {
					const { code, problem } = parseJoinCode(typed);
					expect(code ?? '').toMatch(problem ? /^$/ : /^[2-9A-HJKMNP-Z]{8}$/);
				},
			),
			{ numRuns: 2000 },
		);
	});
});
