import fc from 'fast-check';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { RELEASES, type AssignmentRules } from '../../src/lib/rules/rules.ts';
import type { ExtraTime } from '../../src/lib/rules/deadline.ts';

export const T0 = Date.UTC(2026, 8, 1, 8);
export const MINUTE = 60_000;

/** Moments near each other, so that they fall on both sides of one another. */
export const moments = fc.integer({ min: -50, max: 400 }).map((minutes) => T0 + minutes * MINUTE);
const moment = fc.option(moments);

export const writtenRules = fc.record({
	mode: fc.constantFrom('practice', 'graded'),
	opensAt: moment,
	dueAt: moment,
	closesAt: moment,
	latePolicy: fc.constantFrom('refuse', 'accept', 'penalty'),
	latePenalty: fc.integer({ min: 1, max: 100 }),
	attempts: fc.oneof(fc.constant('unlimited'), fc.integer({ min: 1, max: 4 })),
	counting: fc.constantFrom('first', 'best', 'last', 'average'),
	timeLimit: fc.option(fc.integer({ min: 1, max: 120 })),
	score: fc.option(fc.constantFrom(...RELEASES), { nil: undefined }),
	feedback: fc.constantFrom(...RELEASES),
	keys: fc.constantFrom(...RELEASES),
});

/** Rules that agree with themselves, some of them given; what parsing refuses is left out. */
export const rulesWith = (given: Partial<AssignmentRules>): fc.Arbitrary<AssignmentRules> =>
	writtenRules
		.map((value) => parseRules({ ...value, ...given }).rules)
		.filter((parsed) => parsed !== undefined);
export const rules = rulesWith({});

/** Of cases that are as they must be to say anything, so many; most that are made up are not. */
export const CASES = 300;

export const extras: fc.Arbitrary<ExtraTime> = fc.record({
	percent: fc.constantFrom(0, 25, 33, 50, 100),
	minutes: fc.constantFrom(0, 5, 15, 60),
});

/** @throws when a test wrote rules that do not agree */
export function make(value: Record<string, unknown>): AssignmentRules {
	const { rules, problems } = parseRules(value);
	if (!rules) throw new Error(JSON.stringify(problems));
	return rules;
}
