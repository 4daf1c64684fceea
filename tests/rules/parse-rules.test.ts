import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { RELEASES, RULES, attemptOptions } from '../../src/lib/rules/rules.ts';
import { ruleProblemWords } from '../../src/lib/words/rule-problems.ts';
import { CASES, make, T0, writtenRules } from './arbitrary-rules.ts';

const HOUR = 3_600_000;
const due = { dueAt: T0 };
const fieldsOf = (value: unknown) => {
	const problems = parseRules(value).problems ?? [];
	for (const problem of problems) expect(ruleProblemWords(problem)).toMatch(/^[A-Z].{10,}\.$/);
	return problems.map(({ field }) => field);
};

describe('what is left out', () => {
	test('is practice, open at once, without end, explained on the spot', () => {
		expect(make({})).toEqual({
			mode: 'practice',
			opensAt: null,
			dueAt: null,
			closesAt: null,
			timeZone: 'UTC',
			latePolicy: 'accept',
			latePenalty: 10,
			attempts: 'unlimited',
			counting: 'best',
			timeLimit: null,
			shuffle: true,
			certainty: 'off',
			readingHelp: true,
			passageFirst: false,
			score: 'at-once',
			feedback: 'at-once',
			keys: 'at-once',
			passMark: null,
			message: '',
		});
	});

	test.each([
		// While somebody may still hand in, nothing; where that is for ever, never.
		['graded', {}, 1, 'never', 'never', 'never'],
		['graded', { ...due, latePolicy: 'refuse' }, 1, 'after-due', 'after-due', 'after-due'],
		['graded', due, 1, 'never', 'never', 'never'],
		['graded', { ...due, closesAt: T0 + HOUR }, 1, 'after-due', 'after-due', 'after-due'],
		['graded', { ...due, latePolicy: 'refuse', feedback: 'never' }, 1, 'after-due', 'never', 'never'],
		['graded', { attempts: 3 }, 3, 'never', 'never', 'never'],
		// A teacher who shows results sooner shows the score with them.
		['graded', { feedback: 'after-hand-in' }, 1, 'after-hand-in', 'after-hand-in', 'never'],
		['graded', { score: 'after-hand-in' }, 1, 'after-hand-in', 'never', 'never'],
		['practice', {}, 'unlimited', 'at-once', 'at-once', 'at-once'],
		[
			'practice',
			{ feedback: 'after-hand-in' },
			'unlimited',
			'after-hand-in',
			'after-hand-in',
			'after-hand-in',
		],
		['practice', { feedback: 'never' }, 'unlimited', 'after-hand-in', 'never', 'never'],
	] as const)(
		'%s with %j: %s, score %s, feedback %s, keys %s',
		(mode, some, attempts, score, feedback, keys) => {
			expect(make({ mode, ...some })).toMatchObject({ attempts, score, feedback, keys });
		},
	);

	test('never contradicts what was given', () => {
		const given = fc.record(
			{
				mode: fc.constantFrom('practice', 'graded'),
				feedback: fc.constantFrom('at-once', 'after-hand-in', 'never'),
				attempts: fc.oneof(fc.constant('unlimited'), fc.integer({ min: 1, max: 20 })),
				opensAt: fc.constant(T0 - HOUR),
				dueAt: fc.constant(T0),
			},
			{ requiredKeys: [] },
		);
		fc.assert(
			fc.property(given, (value) => {
				expect(parseRules(value).problems).toBeUndefined();
			}),
		);
	});
});

describe('refused, and named', () => {
	test.each([
		['mode', ['exam', null, 1]],
		['opensAt', [NaN, Infinity, -1, 0, 1.5, 1e300, '2026-09-01', T0 + 0.5, Date.UTC(2100, 0, 1)]],
		['dueAt', [NaN, Date.UTC(1999, 11, 31), true, [T0]]],
		['timeZone', ['Mars/Olympus', '+05:00', '', ' UTC', 'a'.repeat(1e6), '../etc', 5, 'Europe/London\n']],
		['latePolicy', ['maybe', {}]],
		['latePenalty', [0, 101, 2.5, '10']],
		['attempts', [0, 21, 1.5, -1, NaN, '3', 'unlimited ', null]],
		['counting', ['worst']],
		['timeLimit', [0, 1441, 0.5, '60']],
		['shuffle', [1, 'yes', null]],
		['certainty', [true]],
		['feedback', ['later', null]],
		['keys', ['always']],
		['passMark', [0, 101, 59.5, '60']],
		['message', ['x'.repeat(RULES.message.longest + 1), 'a\u0000b', '\u202eabc', '\ud800', 7]],
		['points', [1]],
		['constructor', [1]],
	] as const)('%s', (field, values) => {
		for (const value of values) expect(fieldsOf({ [field]: value })).toEqual([field]);
	});

	test.each([[null], [undefined], [[]], ['{}'], [1], [() => 0]])('%j in place of rules', (value) => {
		expect(fieldsOf(value)).toEqual(['']);
	});

	test('a prototype given as a field', () => {
		expect(fieldsOf(JSON.parse('{ "__proto__": { "mode": "graded" } }'))).toEqual(['__proto__']);
	});

	test('a hundred thousand unknown fields, in one line', () => {
		const value = Object.fromEntries(Array.from({ length: 1e5 }, (_, at) => [`field${at}`.repeat(20), at]));
		const problems = parseRules(value).problems ?? [];
		expect(problems).toHaveLength(1);
		expect(JSON.stringify(problems).length).toBeLessThan(200);
	});

	test('each wrong field at the same time', () => {
		expect(fieldsOf({ mode: 'exam', passMark: 0, message: 7 })).toEqual(['mode', 'passMark', 'message']);
	});
});

describe('reading help', () => {
	test('is there unless it is turned off', () => {
		expect(make({}).readingHelp).toBe(true);
		expect(make({ mode: 'graded' }).readingHelp).toBe(true);
		expect(make({ readingHelp: false }).readingHelp).toBe(false);
	});
	test.each([null, 'off', 0])('%j says neither', (readingHelp) => {
		expect(fieldsOf({ readingHelp })).toEqual(['readingHelp']);
	});
});

describe('a message', () => {
	test.each(['', 'Read the article first.\nThen begin.', 'سلام <3 & good luck 🍀', 'One\r\nTwo'])(
		'%j stays',
		(message) => {
			expect(make({ message }).message).toBe(message);
		},
	);
});

describe('rules that contradict each other', () => {
	const graded = { mode: 'graded' };
	test.each([
		['dueAt', { opensAt: T0, dueAt: T0 }],
		['dueAt', { opensAt: T0, dueAt: T0 - HOUR }],
		['closesAt', { closesAt: T0 }],
		['closesAt', { ...due, closesAt: T0 }],
		['closesAt', { ...due, closesAt: T0 + HOUR, latePolicy: 'refuse' }],
		['latePolicy', { latePolicy: 'refuse' }],
		['latePolicy', { latePolicy: 'penalty' }],
		['timeLimit', { opensAt: T0 - HOUR, dueAt: T0, latePolicy: 'refuse', timeLimit: 61 }],
		['feedback', { feedback: 'after-due', keys: 'never' }],
		['keys', { keys: 'after-due' }],
		['keys', { feedback: 'after-hand-in', keys: 'at-once' }],
		['keys', { feedback: 'never', keys: 'after-hand-in' }],
		['passMark', { passMark: 60 }],
		['keys', { ...graded, feedback: 'at-once', keys: 'at-once' }],
		['keys', { ...graded, keys: 'after-hand-in', attempts: 2 }],
		['keys', { ...graded, keys: 'after-hand-in', attempts: 'unlimited' }],
		['closesAt', { ...graded, ...due, keys: 'after-due' }],
	] as const)('%s: %j', (field, value) => {
		const problems = parseRules(value).problems ?? [];
		expect(problems.map((problem) => problem.field)).toEqual([field]);
		expect(problems.map(ruleProblemWords).join()).toMatch(/^[A-Z].{20,}\.$/);
	});

	test.each([
		{ opensAt: T0 - HOUR, dueAt: T0, latePolicy: 'refuse', timeLimit: 60 },
		{ opensAt: T0 - HOUR, dueAt: T0, timeLimit: 61 },
		{ ...due, keys: 'after-due', feedback: 'after-due' },
		{ ...graded, passMark: 60 },
		{ ...graded, keys: 'after-hand-in' },
		{ ...graded, ...due, closesAt: T0 + HOUR, latePolicy: 'penalty', keys: 'after-due' },
	])('do not include %j', (value) => {
		expect(parseRules(value).problems).toBeUndefined();
	});

	test('of those that agree the key is never sooner than the feedback, nor at once for a grade', () => {
		fc.assert(
			fc.property(writtenRules, (value) => {
				const { rules } = parseRules(value);
				fc.pre(rules !== undefined);
				expect(RELEASES.indexOf(rules.keys)).toBeGreaterThanOrEqual(RELEASES.indexOf(rules.feedback));
				if (rules.mode === 'graded') expect(rules.keys).not.toBe('at-once');
			}),
			{ numRuns: CASES },
		);
	});
});

describe('whatever is given', () => {
	const fields = fc.dictionary(
		fc.constantFrom('mode', 'opensAt', 'dueAt', 'timeZone', 'attempts', 'keys', 'message', 'passMark'),
		fc.anything(),
	);

	test('nothing throws, and what comes of it is rules or problems', () => {
		fc.assert(
			fc.property(fc.oneof(fc.anything(), fields, writtenRules), (value) => {
				const { rules, problems } = parseRules(value);
				expect(rules === undefined).toBe(problems !== undefined && problems.length > 0);
			}),
			{ numRuns: 2000 },
		);
	});

	test('parsed and stored rules parse to themselves', () => {
		fc.assert(
			fc.property(writtenRules, (value) => {
				const { rules } = parseRules(value);
				if (rules) expect(parseRules(JSON.parse(JSON.stringify(rules))).rules).toEqual(rules);
			}),
			{ numRuns: 1000 },
		);
	});
});

test.each([
	[{}, { feedback: 'each', certainty: false, shuffle: true }],
	[{ mode: 'graded' }, { feedback: 'end', certainty: false, shuffle: true }],
	[
		{ certainty: 'ask', shuffle: false, feedback: 'never' },
		{ feedback: 'end', certainty: true, shuffle: false },
	],
] as const)('an attempt under %j is taken with %j', (value, options) => {
	expect(attemptOptions(make(value))).toEqual(options);
});
