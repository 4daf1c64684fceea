import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { RULES } from '../../../src/lib/rules/rules.ts';
import {
	parseAssignForm,
	proposedRules,
	typedRules,
	type Typed,
} from '../../../src/lib/server/assignments/parse-assign-form.ts';
import { RULE_FIELDS } from '../../../src/lib/words/rule-fields.ts';
import { CASES, rules as someRules } from '../../rules/arbitrary-rules.ts';
import { form } from '../form.ts';

const NOW = Date.UTC(2026, 8, 1, 8);
const SETTINGS = { title: '', liveScores: false };
const parsed = (typed: Typed, zone = 'Asia/Karachi') => parseAssignForm(form(Object.entries(typed)), zone);
const proposed = (more: Typed = {}) => parsed({ ...proposedRules('Asia/Karachi', NOW), ...more });

describe('the form as it is offered', () => {
	test.each(RULES.mode.values)('is accepted as %s', (mode) => {
		expect(proposed({ mode }).problems).toBeUndefined();
	});

	test('shows everything of a grade once it is due', () => {
		expect(proposed({ mode: 'graded' }).rules).toMatchObject({
			latePolicy: 'refuse',
			attempts: 1,
			score: 'after-due',
			feedback: 'after-due',
			keys: 'after-due',
		});
	});

	test('of a grade allows “After the due date”, for each thing that is shown', () => {
		for (const name of ['score', 'feedback', 'keys'])
			expect(proposed({ mode: 'graded', [name]: 'after-due' }).problems).toBeUndefined();
	});

	test('takes a cut-off for late work, and then waits for it', () => {
		const { rules } = proposed({ mode: 'graded', closesAt: '2026-09-20T10:00' });
		expect(rules).toMatchObject({ latePolicy: 'accept', keys: 'after-due' });
	});

	test('offers only what the parser takes', () => {
		for (const name of ['latePolicy', 'attempts', 'counting', 'score', 'feedback', 'keys'] as const)
			for (const [value] of RULE_FIELDS[name].options) {
				const { problems = {} } = proposed({ mode: 'practice', [name]: value });
				// What is never shown cannot come after what is.
				if (name === 'keys' || name === 'feedback') continue;
				expect(problems).toEqual({});
			}
	});
});

describe('rules that are edited', () => {
	test('stay as they are when nothing is changed', () => {
		fc.assert(
			fc.property(someRules, (rules) => {
				expect(parsed(typedRules(rules, SETTINGS), rules.timeZone).rules).toEqual(rules);
			}),
			{ numRuns: CASES },
		);
	});

	test('that are practice as it is offered become a grade by a change of the type alone', () => {
		const { rules } = proposed();
		if (!rules) throw new Error('These rules are sound.');
		const typed = typedRules(rules, SETTINGS);
		expect(parsed({ ...typed, mode: 'graded' }).rules).toEqual(proposed({ mode: 'graded' }).rules);
	});

	test.each(RULES.mode.values)('as they were offered as %s may become the other type', (mode) => {
		const { rules } = proposed({ mode });
		if (!rules) throw new Error('These rules are sound.');
		const typed = typedRules(rules, SETTINGS);
		for (const other of RULES.mode.values) expect(parsed({ ...typed, mode: other }).problems).toBeUndefined();
	});

	test('keep “never”, whatever the type becomes', () => {
		for (const mode of RULES.mode.values) {
			const { rules } = proposed({ mode, keys: 'never' });
			if (!rules) throw new Error('These rules are sound.');
			const typed = typedRules(rules, SETTINGS);
			for (const other of RULES.mode.values)
				expect(parsed({ ...typed, mode: other }).rules).toMatchObject({ keys: 'never' });
		}
	});
});

test('a choice that is refused names both rules, and what to change', () => {
	const { problems } = proposed({ mode: 'graded', latePolicy: 'accept', keys: 'after-due' });
	expect(problems).toEqual({
		closesAt:
			'Results show after the due date, but late work is accepted with no cut-off, so no one would ever see them: set a cut-off, or don’t accept late work.',
	});
});
