import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GRACE, NO_EXTRA } from '../../src/lib/rules/deadline.ts';
import { mayRespond, mayStart } from '../../src/lib/rules/permission.ts';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { classEnd, release, type DeliveredAttempt } from '../../src/lib/rules/release.ts';
import { RELEASES, type AssignmentRules } from '../../src/lib/rules/rules.ts';
import { CASES, extras, make, MINUTE, moments, rules, rulesWith, T0 } from './arbitrary-rules.ts';

const at = (minutes: number) => T0 + minutes * MINUTE;
const handIn = { device: 'phone', sequence: 7, receivedAt: at(30) };
const running: DeliveredAttempt = { startedAt: T0, handIn: null, missing: 0 };
const handedIn: DeliveredAttempt = { startedAt: T0, handIn, missing: 0 };

/** What is seen, as a list of words. */
function seen(value: Record<string, unknown>, attempt: DeliveredAttempt | null, now: number): string {
	const some = make(value);
	const released = release(some, NO_EXTRA, attempt, classEnd(some, []), now);
	return Object.entries(released)
		.filter(([, visible]) => visible)
		.map(([name]) => name)
		.join(' ');
}

describe('a student sees', () => {
	const nothing = { mode: 'graded' };
	const closed = { ...nothing, dueAt: at(60), latePolicy: 'refuse' };
	const graded = { mode: 'graded', feedback: 'after-hand-in' };
	const exam = { ...graded, dueAt: at(60), latePolicy: 'refuse' };
	const late = { ...graded, dueAt: at(60), closesAt: at(90), keys: 'after-due' };
	const waits = { ...exam, feedback: 'after-due' };
	const silent = { ...exam, score: 'after-hand-in', feedback: 'never' };
	test.each([
		['nothing before an attempt', {}, null, at(1), ''],
		['all but the score in practice', {}, running, at(1), 'responses feedback keys'],
		['everything after practice', {}, handedIn, at(31), 'score responses feedback keys'],
		['nothing more of a grade by default, once handed in', nothing, handedIn, at(31), 'responses'],
		['nor ever, where work is taken without end', nothing, handedIn, at(100_000), 'responses'],
		[
			'nor after a due date after which work is taken',
			{ ...nothing, dueAt: at(60), latePolicy: 'accept' },
			handedIn,
			at(9_000),
			'responses',
		],
		['no score while others may hand in', closed, handedIn, at(60) + GRACE, 'responses'],
		['everything when nobody can', closed, handedIn, at(60) + GRACE + 1, 'score responses feedback keys'],
		['own responses while graded', exam, running, at(1), 'responses'],
		['score and feedback once handed in', exam, handedIn, at(31), 'score responses feedback'],
		['no key while others may hand in', exam, handedIn, at(60) + GRACE, 'score responses feedback'],
		['the key after that', exam, handedIn, at(60) + GRACE + 1, 'score responses feedback keys'],
		[
			'what was released, when time ran out',
			exam,
			running,
			at(60) + GRACE + 1,
			'score responses feedback keys',
		],
		['no key while late work is taken', late, handedIn, at(90) + GRACE, 'score responses feedback'],
		['the key when it is no longer', late, handedIn, at(90) + GRACE + 1, 'score responses feedback keys'],
		['no score before feedback that waits', waits, handedIn, at(31), 'responses'],
		['both after the due date', waits, handedIn, at(62), 'score responses feedback keys'],
		['the score alone, when there is no feedback', silent, handedIn, at(31), 'score responses'],
		['no more than that ever', silent, handedIn, at(10_000), 'score responses'],
		[
			'feedback on the spot, graded',
			{ ...graded, feedback: 'at-once' },
			running,
			at(1),
			'responses feedback',
		],
		[
			'the key at the hand-in',
			{ ...graded, keys: 'after-hand-in' },
			handedIn,
			at(30),
			'score responses feedback keys',
		],
	] as const)('%s', (_, value, attempt, now, words) => {
		expect(seen(value, attempt, now)).toBe(words);
	});

	test('nothing new while a response given before the hand-in may still arrive', () => {
		const value = { ...graded, keys: 'after-hand-in' };
		const gap = { ...handedIn, missing: 1 };
		expect(seen(value, gap, at(30) + GRACE)).toBe('responses');
		expect(seen(value, gap, at(30) + GRACE + 1)).toBe('score responses feedback keys');
	});

	test('no key while a classmate with extra time works', () => {
		const some = make({ ...exam, timeLimit: 40 });
		const end = classEnd(some, [NO_EXTRA, { percent: 50, minutes: 0 }]);
		expect(end).toBe(at(80));
		expect(release(some, NO_EXTRA, handedIn, end, at(79)).keys).toBe(false);
		expect(release(some, NO_EXTRA, handedIn, end, at(82)).keys).toBe(true);
	});
});

describe('a class is through', () => {
	test.each([
		['never, without dates', {}, [], null],
		['when it is due', { dueAt: at(60), latePolicy: 'refuse' }, [], at(60)],
		['when it is due, in practice without a closing date', { dueAt: at(60) }, [], at(60)],
		['when it closes', { dueAt: at(60), closesAt: at(90) }, [], at(90)],
		['when the slowest is', { dueAt: at(60), closesAt: at(90) }, [{ percent: 0, minutes: 20 }], at(110)],
	] as const)('%s', (_, value, some, end) => {
		expect(classEnd(make(value), some)).toBe(end);
	});
});

describe('whatever the rules', () => {
	const attempts: fc.Arbitrary<DeliveredAttempt> = fc
		.tuple(moments, fc.option(fc.nat(200)), fc.nat(2))
		.map(([startedAt, minutes, missing]) => ({
			startedAt,
			handIn: minutes === null ? null : { ...handIn, receivedAt: startedAt + minutes * MINUTE },
			missing: minutes === null ? 0 : missing,
		}));

	const holds = (
		claim: (given: {
			some: ReturnType<typeof make>;
			own: typeof NO_EXTRA;
			classmate: typeof NO_EXTRA;
			attempt: DeliveredAttempt;
			now: number;
			released: ReturnType<typeof release>;
		}) => void,
		{ of = rules, numRuns = 5000 } = {},
	) =>
		fc.assert(
			fc.property(of, extras, extras, attempts, moments, (some, own, classmate, attempt, now) => {
				const released = release(some, own, attempt, classEnd(some, [own, classmate]), now);
				claim({ some, own, classmate, attempt, now, released });
			}),
			{ numRuns },
		);

	test('who sees the key sees the feedback; who sees the score is told of the responses', () => {
		holds(({ released }) => {
			if (released.keys) expect(released.feedback).toBe(true);
			if (released.score) expect(released.responses).toBe(true);
		});
	});

	test('for a grade, who sees the key can neither respond nor begin again', () => {
		holds(
			({ some, own, attempt, now, released }) => {
				fc.pre(released.keys);
				for (const sequence of attempt.missing > 0 ? [1, 6, 8] : [8]) {
					const event = { device: 'phone', sequence, receivedAt: now };
					expect(mayRespond(some, own, attempt, event).may).toBe(false);
				}
				expect(mayStart(some, own, [attempt], now).may).toBe(false);
			},
			{ of: rulesWith({ mode: 'graded' }), numRuns: CASES },
		);
	});

	test('for a grade, nobody sees a key that waits for the due date while a classmate may begin or respond', () => {
		holds(
			({ some, classmate, attempt, now, released }) => {
				fc.pre(released.keys);
				expect(mayStart(some, classmate, [], now).may).toBe(false);
				const event = { ...handIn, receivedAt: now };
				const theirs = { startedAt: attempt.startedAt, handIn: null };
				if (mayStart(some, classmate, [], attempt.startedAt).may) {
					expect(mayRespond(some, classmate, theirs, event).may).toBe(false);
				}
			},
			{ of: rulesWith({ mode: 'graded', keys: 'after-due' }), numRuns: CASES },
		);
	});

	test('what is seen stays seen', () => {
		fc.assert(
			fc.property(
				rules,
				extras,
				attempts,
				moments,
				fc.nat(500 * MINUTE),
				(some, own, attempt, now, later) => {
					const end = classEnd(some, [own]);
					const before = release(some, own, attempt, end, now);
					const after = release(some, own, attempt, end, now + later);
					for (const name of ['score', 'responses', 'feedback', 'keys'] as const) {
						if (before[name]) expect(after[name]).toBe(true);
					}
				},
			),
			{ numRuns: 2000 },
		);
	});
});

describe('over every combination of rules', () => {
	const written = combinations({
		mode: ['practice', 'graded'],
		latePolicy: ['refuse', 'accept', 'penalty'],
		dueAt: [null, at(60)],
		closesAt: [null, at(90)],
		attempts: [1, 2, 'unlimited'],
		timeLimit: [null, 40],
		feedback: RELEASES,
		keys: RELEASES,
	});
	const agreeing = written.map((value) => parseRules(value).rules).filter((some) => some !== undefined);
	const times = [0, 29, 30, 31, 32, 40, 41, 42, 60, 61, 62, 90, 91, 92, 10_000].map(at);
	const gap = { ...handedIn, missing: 1 };

	/** When the key is due by the words of the rules alone, worked out anew. Infinity: never. */
	function keyTime(
		{ mode, keys, latePolicy, dueAt, closesAt, timeLimit }: AssignmentRules,
		of: DeliveredAttempt,
	) {
		const end = (latePolicy === 'refuse' ? dueAt : closesAt) ?? Infinity;
		const outOfTime = Math.min(end, timeLimit === null ? Infinity : at(40)) + GRACE + 1;
		const over = of === running ? outOfTime : of === gap ? at(30) + GRACE + 1 : at(30);
		const through = mode === 'practice' ? Math.min(end, closesAt ?? dueAt ?? Infinity) : end;
		if (keys === 'at-once') return 0;
		if (keys === 'after-hand-in') return over;
		return keys === 'never' ? Infinity : Math.max(over, through + GRACE + 1);
	}

	test('the key is seen from its time on, and never before', () => {
		expect(agreeing.length).toBeGreaterThan(150);
		for (const some of agreeing)
			for (const attempt of [running, handedIn, gap])
				for (const now of times.filter((time) => time >= (attempt.handIn?.receivedAt ?? time))) {
					const { keys } = release(some, NO_EXTRA, attempt, classEnd(some, []), now);
					if (keys !== now >= keyTime(some, attempt))
						expect.fail(JSON.stringify({ some, attempt, now, keys }));
				}
	});

	test('without an attempt nothing is ever seen', () => {
		for (const some of agreeing)
			for (const now of times) {
				const released = release(some, NO_EXTRA, null, classEnd(some, []), now);
				expect(Object.values(released)).toEqual([false, false, false, false]);
			}
	});
});

function combinations(options: Record<string, readonly unknown[]>): Record<string, unknown>[] {
	return Object.entries(options).reduce<Record<string, unknown>[]>(
		(all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
		[{}],
	);
}
