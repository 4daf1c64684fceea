import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { countingScore } from '../../src/lib/rules/counting-score.ts';
import { GRACE, NO_EXTRA } from '../../src/lib/rules/deadline.ts';
import { add, compare, fraction, toNumber, ZERO } from '../../src/lib/rules/fraction.ts';
import { extras, make, MINUTE, moments, rules, T0 } from './arbitrary-rules.ts';

/** In 210,000ths, of which every share here is a whole number. */
const sumOf = (shares: readonly number[]) =>
	shares.map((share) => fraction(BigInt(Math.round(share * 210_000)), 210_000n)).reduce(add, ZERO);

const at = (minutes: number) => T0 + minutes * MINUTE;
const sent = (receivedAt: number) => ({ device: 'phone', sequence: 7, receivedAt });
/** An attempt of five minutes; `by` minutes after T0 it was handed in. */
const attempt = (by: number, ...shares: number[]) => ({
	startedAt: at(by - 5),
	handIn: sent(at(by)),
	earned: sumOf(shares),
});
const running = (from: number, ...shares: number[]) => ({
	startedAt: at(from),
	handIn: null,
	earned: sumOf(shares),
});
const written = ({ numerator, denominator }: { numerator: bigint; denominator: bigint }) =>
	`${numerator}/${denominator}`;

/** Of three points. */
function outcome(
	value: Record<string, unknown>,
	list: readonly (ReturnType<typeof attempt | typeof running> & { readonly lastReceivedAt?: number })[],
	now = at(1000),
) {
	const result = countingScore(make(value), NO_EXTRA, 3, list, now);
	return result && { ...result, earned: written(result.earned) };
}

describe('of several attempts', () => {
	const three = [attempt(10, 1 / 3, 0.5), attempt(20, 1, 1), attempt(30, 1, 1 / 7)];
	test.each([
		['first', '5/6', [0]],
		['best', '2/1', [1]],
		['last', '8/7', [2]],
		['average', '167/126', [0, 1, 2]],
	] as const)('the %s: %s points', (counting, earned, from) => {
		expect(outcome({ counting }, three)).toEqual({
			earned,
			possible: 3,
			late: false,
			from,
			isOver: true,
			passed: null,
		});
	});

	test('of two as good the earlier', () => {
		expect(outcome({ counting: 'best' }, [attempt(10, 1), attempt(20, 0.5, 0.5)])?.from).toEqual([0]);
	});

	test.each(['first', 'best', 'last', 'average'] as const)(
		'%s of none is none, not nothing earned',
		(counting) => {
			expect(outcome({ counting }, [])).toBeNull();
			expect(outcome({ counting }, [running(10, 1, 1)])).toBeNull();
		},
	);

	test.each([
		['first', '1/1', [0]],
		['best', '1/1', [0]],
		['last', '1/1', [0]],
		['average', '1/1', [0]],
	] as const)('the %s leaves out one that still runs', (counting, earned, from) => {
		expect(outcome({ counting }, [attempt(10, 1), running(20, 1, 1)])).toMatchObject({ earned, from });
	});

	test('one that ran out of time counts as it stands, once nothing of it can arrive', () => {
		const list = [running(0, 1, 0.25)];
		expect(outcome({ timeLimit: 20 }, list, at(20) + GRACE)).toBeNull();
		expect(outcome({ timeLimit: 20 }, list, at(20) + GRACE + 1)?.earned).toBe('5/4');
		expect(outcome({ dueAt: at(30), latePolicy: 'refuse' }, list, at(32))).toMatchObject({
			earned: '5/4',
			late: false,
		});
	});
});

describe('late', () => {
	const due = { dueAt: at(60) };
	const inTime = attempt(50, 1, 0.5);
	const late = attempt(62, 1, 1);
	test.each([
		['is marked, and costs nothing', due, [late], '2/1', true, [0]],
		['costs a tenth', { ...due, latePolicy: 'penalty' }, [late], '9/5', true, [0]],
		['costs everything', { ...due, latePolicy: 'penalty', latePenalty: 100 }, [late], '0/1', true, [0]],
		[
			'is the best if it still is',
			{ ...due, latePolicy: 'penalty', latePenalty: 20 },
			[inTime, late],
			'8/5',
			true,
			[1],
		],
		[
			'is not, if it no longer is',
			{ ...due, latePolicy: 'penalty', latePenalty: 30 },
			[inTime, late],
			'3/2',
			false,
			[0],
		],
		[
			'marks an average',
			{ ...due, latePolicy: 'penalty', counting: 'average' },
			[inTime, late],
			'33/20',
			true,
			[0, 1],
		],
		[
			'is not what came within the grace',
			{ ...due, latePolicy: 'penalty' },
			[attempt(61, 1)],
			'1/1',
			false,
			[0],
		],
	] as const)('%s', (_, value, list, earned, isLate, from) => {
		expect(outcome(value, list)).toMatchObject({ earned, late: isLate, from });
	});

	describe('what nobody handed in, and a clock ended', () => {
		const closed = { ...due, latePolicy: 'penalty', closesAt: at(90) };
		const left = (last: number) => ({ ...running(50, 1), lastReceivedAt: at(last) });
		test.each([
			['was in time if all of it came before it was due', closed, left(59), '1/1', false],
			['was in time within the grace', closed, left(61), '1/1', false],
			['was late if some of it came after', closed, left(70), '9/10', true],
			[
				'was in time at its own time limit, before it was due',
				{ ...closed, timeLimit: 5 },
				left(54),
				'1/1',
				false,
			],
			[
				'was late at a time limit that ended after it was due',
				{ ...closed, timeLimit: 20 },
				left(69),
				'9/10',
				true,
			],
			['is as late as its end where nothing more is known', closed, running(50, 1), '9/10', true],
		] as const)('%s', (_, value, one, earned, isLate) => {
			expect(outcome(value, [one])).toMatchObject({ earned, late: isLate });
		});

		test('what was handed in late is late, however early it was answered', () => {
			expect(outcome(closed, [{ ...attempt(70, 1), lastReceivedAt: at(50) }])).toMatchObject({
				earned: '9/10',
				late: true,
			});
		});
	});

	test('is not what came after the others were due, with extra time', () => {
		const some = make({ ...due, latePolicy: 'penalty' });
		const result = countingScore(some, { percent: 0, minutes: 10 }, 3, [late], at(100));
		expect(result).toMatchObject({ late: false, earned: fraction(2n) });
	});
});

describe('to pass', () => {
	const graded = { mode: 'graded', passMark: 60 };
	test.each([
		['at the mark', [1, 0.8], true],
		['by nothing more than a rounding', [0.1, 0.7, 1], true],
		['not quite', [1, 0.7999], false],
	] as const)('%s', (_, shares, passed) => {
		expect(outcome(graded, [attempt(10, ...shares)])?.passed).toBe(passed);
	});

	test('seven thirds of seven points is a third, and a mark of 33 is passed, of 34 is not', () => {
		const list = [attempt(10, ...Array<number>(7).fill(1 / 3))];
		const passed = (passMark: number) =>
			countingScore(make({ ...graded, passMark }), NO_EXTRA, 7, list, at(20))?.passed;
		expect([33, 34].map(passed)).toEqual([true, false]);
	});

	test('needs something to earn, and a mark', () => {
		expect(countingScore(make(graded), NO_EXTRA, 0, [attempt(10)], at(20))?.passed).toBeNull();
		expect(outcome({ mode: 'graded' }, [attempt(10, 1)])?.passed).toBeNull();
	});
});

describe('whatever the rules and the attempts', () => {
	const shares = fc.array(fc.constantFrom(0, 1 / 3, 1 / 2, 2 / 3, 5 / 7, 1), { minLength: 3, maxLength: 3 });
	const attempts = fc.array(
		fc.record({
			startedAt: moments,
			handIn: fc.option(moments.map(sent)),
			earned: shares.map(sumOf),
		}),
		{ maxLength: 4 },
	);
	const holds = (claim: (...given: Parameters<typeof countingScore>) => void) =>
		fc.assert(
			fc.property(rules, extras, fc.constant(3), attempts, moments, (...given) => {
				claim(...given);
			}),
			{ numRuns: 2000 },
		);

	test('the score is from nothing to everything, and comes from attempts there are', () => {
		holds((some, extra, possible, list, now) => {
			const result = countingScore(some, extra, possible, list, now);
			fc.pre(result !== null);
			expect(compare(result.earned, ZERO)).toBeGreaterThanOrEqual(0);
			expect(compare(result.earned, fraction(3n))).toBeLessThanOrEqual(0);
			for (const place of result.from) expect(list[place]).toBeDefined();
		});
	});

	test('the best is at least the first, the last and the average', () => {
		holds((some, extra, possible, list, now) => {
			const by = (counting: typeof some.counting) =>
				countingScore({ ...some, counting }, extra, possible, list, now)?.earned ?? ZERO;
			for (const other of ['first', 'last', 'average'] as const) {
				expect(compare(by('best'), by(other))).toBeGreaterThanOrEqual(0);
			}
		});
	});

	test('extra time never costs points, where attempts are handed in', () => {
		holds((some, extra, possible, list, now) => {
			const handedIn = list.filter(({ handIn }) => handIn !== null);
			const [own, others] = [extra, NO_EXTRA].map(
				(time) => countingScore(some, time, possible, handedIn, now)?.earned ?? ZERO,
			);
			expect(compare(own ?? ZERO, others ?? ZERO)).toBeGreaterThanOrEqual(0);
		});
	});
});

test('ten tenths are one, which floating numbers miss', () => {
	const tenths = Array<number>(10).fill(0.1);
	expect(tenths.reduce((sum, share) => sum + share)).not.toBe(1);
	expect(written(sumOf(tenths))).toBe('1/1');
	expect(toNumber(sumOf(tenths))).toBe(1);
});

describe('a fraction', () => {
	test.each([
		[6n, 4n, '3/2'],
		[-6n, 4n, '-3/2'],
		[6n, -4n, '-3/2'],
		[0n, -7n, '0/1'],
	])('%d over %d is %s', (numerator, denominator, text) => {
		expect(written(fraction(numerator, denominator))).toBe(text);
	});
	test('the denominator 0', () => {
		expect(() => fraction(1n, 0n)).toThrow(RangeError);
	});
});
