import { describe, expect, test } from 'vitest';
import { NO_EXTRA } from '../../src/lib/rules/deadline.ts';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import { answered } from '../../src/lib/quiz/answered.ts';
import { lateRule, ruleWords } from '../../src/lib/words/rule-words.ts';
import type { AssignmentRules } from '../../src/lib/rules/rules.ts';

const NOW = Date.UTC(2026, 11, 1, 9);
const DUE = Date.UTC(2026, 11, 4, 12);

function rules(some: Partial<AssignmentRules>): AssignmentRules {
	const parsed = parseRules({ mode: 'graded', timeZone: 'Asia/Karachi', ...some });
	if (parsed.problems) throw new Error(JSON.stringify(parsed.problems));
	return parsed.rules;
}
const said = (some: Partial<AssignmentRules>, extra = NO_EXTRA) =>
	Object.fromEntries(ruleWords(rules(some), extra, NOW).map(({ name, text }) => [name, text]));

describe('the rules in words', () => {
	test('due: when, where, and what becomes of late work', () => {
		expect(said({}).Due).toBe('No due date.');
		expect(said({ dueAt: DUE, latePolicy: 'refuse' }).Due).toBe(
			'Friday 4 December, 17:00 (Karachi time). You can’t submit after that.',
		);
		expect(said({ dueAt: DUE, latePolicy: 'penalty', latePenalty: 20, closesAt: DUE + 3_600_000 }).Due).toBe(
			'Friday 4 December, 17:00 (Karachi time). Late work is accepted until Friday 4 December, 18:00 (Karachi time), and marked late. It loses 20% of its points.',
		);
	});
	test('the time limit is the student’s own', () => {
		expect(said({ timeLimit: 40 })['Time limit']).toBe(
			'40 minutes from when you start. Your answers are submitted automatically when time runs out.',
		);
		expect(said({ timeLimit: 40 }, { percent: 50, minutes: 0 })['Time limit']).toBe(
			'1 hour from when you start. Your answers are submitted automatically when time runs out. This includes your extra time.',
		);
		expect(said({})['Time limit']).toBeUndefined();
	});
	test('attempts, pass mark and opening', () => {
		expect(said({ attempts: 1 }).Attempts).toBe('One.');
		expect(said({ attempts: 3, counting: 'best' }).Attempts).toBe('3. Your best score counts.');
		expect(said({ passMark: 60 })['To pass']).toBe('60% of the points.');
		expect(said({ opensAt: NOW + 3_600_000 }).Opens).toBe('Tuesday 1 December, 15:00 (Karachi time)');
		expect(said({ opensAt: NOW - 1 }).Opens).toBeUndefined();
	});
	test('results: when they come, and the right answers, when those come later', () => {
		expect(said({ attempts: 1, feedback: 'after-hand-in', keys: 'after-hand-in' }).Results).toBe(
			'After you submit.',
		);
		expect(
			said({ dueAt: DUE, latePolicy: 'refuse', feedback: 'after-hand-in', keys: 'after-due' }).Results,
		).toBe('After you submit. You’ll see the correct answers after the assignment closes for everyone.');
		expect(said({ feedback: 'never', keys: 'never' }).Results).toBe('Ask your teacher.');
	});
	test('reading help is spoken of where it is off', () => {
		expect(said({})['Reading help']).toBeUndefined();
		expect(said({ readingHelp: false })['Reading help']).toBe(
			'Off. No explained terms, plain English or reading aloud.',
		);
	});
	test('answers on their way must arrive in time', () => {
		expect(lateRule(rules({}), NO_EXTRA, NOW)).toBe('');
		expect(lateRule(rules({ dueAt: DUE, latePolicy: 'refuse' }), NO_EXTRA, NOW)).toBe(
			'Answers received after Friday 4 December, 17:00 (Karachi time) won’t count.',
		);
	});
});

describe('how far an item is answered', () => {
	test.each([
		['choice', 0, [], 'not'],
		['choice', 0, ['c1'], 'wholly'],
		['order', 0, ['c2', 'c1'], 'wholly'],
		['match', 3, ['r1=t1'], 'partly'],
		['match', 3, ['r1=t1', 'r1=t2', 'r2=t1'], 'partly'],
		['match', 2, ['r1=t1', 'r2=t1'], 'wholly'],
		['gap', 2, ['g1=a=b', 'g2='], 'partly'],
		['gap', 2, ['g1=a=b', 'g2=c'], 'wholly'],
	] as const)('%s with %i parts and %j: %s', (_, parts, response, far) =>
		expect(answered(parts, response)).toBe(far),
	);
});
