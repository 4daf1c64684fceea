import { expect, test } from 'vitest';
import { fraction } from '../../../src/lib/rules/fraction.ts';
import { parseRules } from '../../../src/lib/rules/parse-rules.ts';
import { submissionTable } from '../../../src/lib/server/exports/submission-table.ts';
import { submissionOf } from '../../../src/lib/server/results/submission.ts';
import type { LoadedAttempt } from '../../../src/lib/server/attempts/load-attempts.ts';
import type { StudentScore } from '../../../src/lib/server/attempts/scores.ts';

const { rules } = parseRules({
	mode: 'graded',
	latePolicy: 'penalty',
	latePenalty: 10,
	passMark: 50,
	dueAt: Date.UTC(2026, 0, 5),
});
if (!rules) throw new Error('no rules');

/** Nothing of it but the few things that are asked. */
const attempt = (earned: number) =>
	({
		row: { started_at: 60_000, handed_in_at: 150_000 },
		lastReceivedAt: 120_000,
		overSince: 150_000,
		earned: fraction(BigInt(earned)),
	}) as unknown as LoadedAttempt;

const base = {
	student: { nickname: 'Ana' },
	place: 0,
	title: 'Actors',
	counted: null,
	override: null,
	comment: '',
	state: 'not-started',
	answered: 0,
	possible: 10,
	of: 10,
	attempts: [],
} as unknown as StudentScore;
const late = {
	...base,
	state: 'over',
	attempts: [attempt(4), attempt(8)],
	counted: {
		earned: fraction(36n, 5n),
		possible: 10,
		late: true,
		from: [1],
		isOver: true,
		passed: true,
	},
} as StudentScore;

test('one row for each student and quiz: late, penalty, pass, time, and why a score was changed', () => {
	const table = submissionTable('Submissions', [
		submissionOf(base, { rulesAt: () => rules, papers: [] }),
		submissionOf(late, { rulesAt: () => rules, papers: [] }),
		submissionOf(
			{ ...late, override: { earned: 4_999, comment: 'Copied.' }, comment: 'Copied.' },
			{ rulesAt: () => rules, papers: [] },
		),
		submissionOf(
			{ ...late, comment: 'Well argued.' },
			{ rulesAt: () => ({ ...rules, latePolicy: 'accept' }), papers: [] },
		),
	]);
	const [first, ...rows] = [table.columns.map(({ id }) => id), ...table.rows];
	expect(first).toEqual(
		'student quiz status attempts earned possible late penalty passed started submitted minutes overridden comment'.split(
			' ',
		),
	);
	const times = [60_000, 150_000, 3];
	expect(rows).toEqual([
		['Ana', 'Actors', 'not started', 0, null, 10, null, null, null, null, null, null, null, null],
		// Of 8 points a tenth was taken off.
		['Ana', 'Actors', 'submitted', 2, 7.2, 10, 'yes', 0.8, 'yes', ...times, null, null],
		['Ana', 'Actors', 'submitted', 2, 4.999, 10, 'yes', null, 'no', ...times, 'yes', 'Copied.'],
		['Ana', 'Actors', 'submitted', 2, 7.2, 10, 'yes', null, 'yes', ...times, null, 'Well argued.'],
	]);
});
