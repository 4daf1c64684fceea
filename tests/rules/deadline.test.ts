import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
	dueFor,
	endFor,
	GRACE,
	handsInBy,
	isLate,
	NO_EXTRA,
	timeLimitFor,
	type ExtraTime,
} from '../../src/lib/rules/deadline.ts';
import { mayRespond, mayStart } from '../../src/lib/rules/permission.ts';
import { overSince } from '../../src/lib/rules/over.ts';
import type { AssignmentRules } from '../../src/lib/rules/rules.ts';
import { CASES, extras, make, MINUTE, moments, rules, rulesWith, T0 } from './arbitrary-rules.ts';

/** Minutes after T0. */
const at = (minutes: number) => T0 + minutes * MINUTE;
const inMinutes = (moment: number | null) => (moment === null ? null : (moment - T0) / MINUTE);
const extra = (percent: number, minutes = 0) => ({ percent, minutes });
const sent = (sequence: number, receivedAt: number, device = 'phone') => ({ device, sequence, receivedAt });

describe('an attempt has to be handed in', () => {
	const refuse = { dueAt: at(120), latePolicy: 'refuse' };
	const accept = { dueAt: at(120), closesAt: at(180) };
	test.each([
		['whenever, without limits', {}, NO_EXTRA, 0, null],
		['whenever, when late work is taken for ever', { dueAt: at(120) }, NO_EXTRA, 0, null],
		['when the time limit is over', { timeLimit: 60 }, NO_EXTRA, 10, 70],
		['when the time limit is over, before it is due', { ...refuse, timeLimit: 60 }, NO_EXTRA, 0, 60],
		['when it is due, before the time limit is over', { ...refuse, timeLimit: 60 }, NO_EXTRA, 90, 120],
		['when it is due, without a time limit', refuse, NO_EXTRA, 0, 120],
		['when it closes, where late work is taken', accept, NO_EXTRA, 0, 180],
		['by its time limit, late or not', { ...accept, timeLimit: 60 }, NO_EXTRA, 100, 160],
		['a quarter later', { timeLimit: 60 }, extra(25), 0, 75],
		['a quarter and ten minutes later', { timeLimit: 60 }, extra(25, 10), 0, 85],
		['a quarter later, though it is due for the others', { ...refuse, timeLimit: 60 }, extra(25), 60, 135],
		['later than due by as much', { ...refuse, timeLimit: 60 }, extra(25), 119, 135],
		['ten minutes after it is due', refuse, extra(50, 10), 0, 130],
		['at once, when it was made due before it began', refuse, NO_EXTRA, 150, 150],
	] as const)('%s', (_, value, more, start, by) => {
		expect(inMinutes(handsInBy(make(value), more, at(start)))).toBe(by);
	});

	test('a third more of ten minutes is not cut', () => {
		expect(timeLimitFor(make({ timeLimit: 10 }), extra(33))).toBe(10 * MINUTE * 1.33);
		expect(timeLimitFor(make({ timeLimit: 1 }), extra(0.001))).toBe(MINUTE + 1);
	});
});

describe('late', () => {
	const due = make({ dueAt: at(120) });
	test.each([
		[at(120), NO_EXTRA, false],
		[at(120) + GRACE, NO_EXTRA, false],
		[at(120) + GRACE + 1, NO_EXTRA, true],
		[at(129), extra(0, 10), false],
		[at(132), extra(0, 10), true],
	])('at %d with %j: %s', (moment, more, late) => {
		expect(isLate(due, more, moment)).toBe(late);
	});
	test('is nothing without a due date', () => {
		expect(isLate(make({}), NO_EXTRA, Number.MAX_SAFE_INTEGER)).toBe(false);
	});
});

describe('to begin', () => {
	const open = { startedAt: at(10), handIn: null };
	const done = { startedAt: at(10), handIn: sent(9, at(20)) };
	const exam = { opensAt: T0, dueAt: at(120), latePolicy: 'refuse', timeLimit: 30, attempts: 2 };
	test.each([
		['before it opens', exam, [], T0 - 1, 'not-open'],
		['when it opens', exam, [], T0, null],
		['just before it is due', exam, [], at(120) - 1, null],
		['when it is due', exam, [], at(120), 'closed'],
		['when it is due, and late work is taken', { ...exam, latePolicy: 'accept' }, [], at(500), null],
		['after the closing date', { ...exam, latePolicy: 'accept', closesAt: at(200) }, [], at(200), 'closed'],
		['while another runs', exam, [open], at(20), 'unfinished'],
		['when time has run out for the other, but for the grace', exam, [open], at(40) + GRACE, 'unfinished'],
		['when time has run out for the other', exam, [open], at(40) + GRACE + 1, null],
		['a second time', exam, [done], at(30), null],
		['a third time of two', exam, [done, done], at(30), 'no-attempts-left'],
		['a hundredth time of any number', {}, Array(99).fill(done), at(30), null],
	] as const)('%s: %s', (_, value, begun, now, because) => {
		const expected = because === null ? { may: true } : { may: false, because };
		expect(mayStart(make(value), NO_EXTRA, begun, now)).toEqual(expected);
	});

	test('with extra time when it is due for the others', () => {
		expect(mayStart(make(exam), extra(50), [], at(134))).toEqual({ may: true });
		expect(mayStart(make(exam), extra(50), [], at(135))).toEqual({ may: false, because: 'closed' });
	});
});

describe('what arrives', () => {
	const exam = make({ mode: 'graded', dueAt: at(120), latePolicy: 'refuse', timeLimit: 60 });
	const handIn = sent(7, at(20));
	test.each([
		['in time', null, sent(3, at(10)), null],
		['at the end of the grace', null, sent(3, at(60) + GRACE), null],
		['after it', null, sent(3, at(60) + GRACE + 1), 'out-of-time'],
		['given before the hand-in', handIn, sent(6, at(20) + GRACE), null],
		['given before the hand-in, an hour on its way', handIn, sent(6, at(20) + GRACE + 1), 'handed-in'],
		['given after the hand-in', handIn, sent(8, at(20) + 1), 'handed-in'],
		['as a second hand-in', handIn, sent(7, at(20) + 1), 'handed-in'],
		['from another device after the hand-in', handIn, sent(2, at(20) + 1, 'laptop'), 'handed-in'],
		['from another device before the hand-in', null, sent(2, at(19), 'laptop'), null],
		[
			'given before the last hand-in, out of time',
			sent(7, at(60) + GRACE),
			sent(6, at(61) + 1),
			'out-of-time',
		],
	] as const)('%s', (_, handedIn, event, because) => {
		const expected = because === null ? { may: true } : { may: false, because };
		expect(mayRespond(exam, NO_EXTRA, { startedAt: T0, handIn: handedIn }, event)).toEqual(expected);
	});
});

describe('whatever the rules', () => {
	const holds = (
		claim: (some: AssignmentRules, more: ExtraTime, startedAt: number, now: number) => void,
		{ of = rules, numRuns = 2000 } = {},
	) =>
		fc.assert(
			fc.property(of, extras, moments, moments, (...given) => {
				claim(...given);
			}),
			{ numRuns },
		);

	test('no attempt has to be handed in before it began', () => {
		holds((some, more, startedAt) => {
			expect(handsInBy(some, more, startedAt) ?? Infinity).toBeGreaterThanOrEqual(startedAt);
		});
	});

	test('who may begin has some time', () => {
		holds((some, more, startedAt) => {
			fc.pre(mayStart(some, more, [], startedAt).may);
			expect(handsInBy(some, more, startedAt) ?? Infinity).toBeGreaterThan(startedAt);
		});
	});

	test('more extra time never means less time, nor an earlier date', () => {
		fc.assert(
			fc.property(rules, extras, extras, moments, (some, one, other, startedAt) => {
				const more = { percent: one.percent + other.percent, minutes: one.minutes + other.minutes };
				for (const of of [dueFor, endFor, timeLimitFor]) {
					expect(of(some, more) ?? Infinity).toBeGreaterThanOrEqual(of(some, one) ?? Infinity);
				}
				const [later, sooner] = [more, one].map((time) => handsInBy(some, time, startedAt) ?? Infinity);
				expect(later).toBeGreaterThanOrEqual(sooner ?? NaN);
			}),
			{ numRuns: 2000 },
		);
	});

	test('who begins at the last moment for the others has at least as long as they would have', () => {
		holds((some, more, startedAt) => {
			const others = handsInBy(some, NO_EXTRA, startedAt);
			const own = handsInBy(some, more, startedAt);
			expect((own ?? Infinity) - startedAt).toBeGreaterThanOrEqual((others ?? Infinity) - startedAt);
		});
	});

	test('an attempt that is opened again is not over before that, and takes no less than before', () => {
		holds((some, more, startedAt, until) => {
			const by = handsInBy(some, more, startedAt) ?? Infinity;
			expect(handsInBy(some, more, startedAt, until) ?? Infinity).toBe(Math.max(by, until));
		});
	});

	test('an attempt takes responses or is over, never both', () => {
		holds((some, more, startedAt, now) => {
			const attempt = { startedAt, handIn: null, reopenedUntil: now - (now % (7 * MINUTE)) };
			const running = overSince(some, more, attempt, now) === null;
			expect(mayRespond(some, more, attempt, sent(1, now)).may).toBe(running);
		});
	});

	test('where late work is refused nothing is taken that would be late', () => {
		holds(
			(some, more, startedAt, now) => {
				fc.pre(mayStart(some, more, [], startedAt).may);
				const taken = mayRespond(some, more, { startedAt, handIn: null }, sent(1, now)).may;
				if (taken) expect(isLate(some, more, now)).toBe(false);
			},
			{ of: rulesWith({ latePolicy: 'refuse' }), numRuns: CASES },
		);
	});
});
