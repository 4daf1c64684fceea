import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compare, fraction, toNumber, type Fraction } from '../../src/lib/rules/fraction.ts';
import {
	averageOf,
	cellOf,
	shareOf,
	withoutLowest,
	type QuizStanding,
	type Weighted,
} from '../../src/lib/rules/gradebook.ts';

const of = (numerator: number, denominator = 1) => fraction(BigInt(numerator), BigInt(denominator));
const said = (share: Fraction | null) => share && `${share.numerator}/${share.denominator}`;

/** `7/10` is in; `-/10` is not; `…/10` was begun; `7/10 late` was late. `!` before it: it was due. */
function quiz(given: string, wasDue = false): QuizStanding {
	const isDue = wasDue || given.startsWith('!');
	const written = given.replace('!', '');
	const [, earned = '', possible = ''] = /^(\S+)\/(\d+)/.exec(written) ?? [];
	const number = Number(earned);
	return {
		earned: Number.isNaN(number) ? null : of(number * 1000, 1000),
		possible: Number(possible),
		late: written.endsWith('late'),
		unmarked: 0,
		isBegun: earned !== '-',
		isDue,
	};
}

describe('a cell', () => {
	test.each([
		// quizzes, due?, excused?, state, share
		[['7/10'], false, false, 'scored', '7/10'],
		[['7/10'], true, false, 'scored', '7/10'],
		[['0/10'], true, false, 'scored', '0/1'],
		[['-/10'], false, false, 'not-due', null],
		[['-/10'], true, false, 'missing', '0/1'],
		[['…/10'], false, false, 'under-way', null],
		[['…/10'], true, false, 'missing', '0/1'],
		[['7/10'], true, true, 'excused', null],
		[['-/10'], true, true, 'excused', null],
		// Of two quizzes one is in: before it is due the other is left out, after it counts as 0.
		[['7/10', '-/4'], false, false, 'scored', '7/10'],
		[['7/10', '-/4'], true, false, 'scored', '1/2'],
		[['7/10', '3/4'], true, false, 'scored', '5/7'],
		[['-/0'], true, false, 'missing', null],
		// Of two with dates of their own one was due.
		[['!-/4', '-/6'], false, false, 'missing', '0/1'],
		[['!-/4', '3/6', '-/9'], false, false, 'scored', '3/10'],
		[[], true, false, 'not-due', null],
	] as const)(
		'of %j, due %j, excused %j, is %s and comes to %s',
		(quizzes, isDue, isExcused, state, share) => {
			const cell = cellOf(
				quizzes.map((one) => quiz(one, isDue)),
				isExcused,
			);
			expect([cell.state, said(shareOf(cell))]).toEqual([state, share]);
		},
	);

	test('says that it is late, and that a part of it is not in', () => {
		const cell = cellOf([quiz('!7/10 late'), quiz('!-/4')], false);
		expect([cell.late, cell.isPart]).toEqual([true, true]);
		expect(cellOf([quiz('!7/10')], false).isPart).toBe(false);
	});
});

/** `80%×2`: 80 % that count twice. */
const part = (written: string): Weighted => {
	const [, percent = '', weight = ''] = /^(\S+)%×(\S+)$/.exec(written) ?? [];
	return { share: of(Number(percent), 100), weight: of(Number(weight) * 1000, 1000) };
};

describe('an average', () => {
	test.each([
		// parts, all of them, without the lowest
		['', null, null],
		['80%×1', '4/5', '4/5'],
		['80%×1 60%×1', '7/10', '4/5'],
		['80%×1 0%×1', '2/5', '4/5'],
		// 2 × 90 + 1 × 60 = 240 over 3.
		['90%×2 60%×1', '4/5', '9/10'],
		// Weights in per cent: 30 × 50 + 30 × 70 + 40 × 100 = 7600 over 100; without the first 6100 over 70.
		['50%×30 70%×30 100%×40', '19/25', '61/70'],
		['90%×0.5 60%×0.25', '4/5', '9/10'],
		// What weighs nothing is neither counted nor left out in the place of another.
		['0%×0 80%×1 60%×1', '7/10', '4/5'],
		['70%×0', null, null],
		// Of equally low ones the heavier is left out: 1 × 50 + 1 × 100 over 2.
		['50%×1 50%×3 100%×1', '3/5', '3/4'],
		// Thirds stay thirds.
		['100%×1 100%×1 0%×1', '2/3', '1/1'],
	])('of “%s” is %s, and without the lowest %s', (written, all, rest) => {
		const parts = written.split(' ').filter(Boolean).map(part);
		expect(said(averageOf(parts))).toBe(all);
		expect(said(averageOf(withoutLowest(parts)))).toBe(rest);
	});

	test('never falls when the lowest is left out, lies between the shares, and is the same for any unit of weight', () => {
		const some = fc.array(
			fc.record({ share: fc.integer({ min: 0, max: 60 }), weight: fc.integer({ min: 1, max: 50 }) }),
			{ minLength: 1, maxLength: 20 },
		);
		fc.assert(
			fc.property(some, fc.integer({ min: 1, max: 1000 }), (drawn, unit) => {
				const parts = drawn.map(({ share, weight }) => ({ share: of(share, 60), weight: of(weight) }));
				const average = averageOf(parts) ?? of(-1);
				const higher = averageOf(withoutLowest(parts)) ?? of(-1);
				expect(compare(higher, average)).toBeGreaterThanOrEqual(0);
				const shares = drawn.map(({ share }) => share / 60);
				expect(toNumber(average)).toBeGreaterThanOrEqual(Math.min(...shares) - 1e-9);
				expect(toNumber(average)).toBeLessThanOrEqual(Math.max(...shares) + 1e-9);
				const inUnits = drawn.map(({ share, weight }) => ({
					share: of(share, 60),
					weight: of(weight, unit),
				}));
				expect(averageOf(inUnits)).toEqual(average);
			}),
		);
	});
});
