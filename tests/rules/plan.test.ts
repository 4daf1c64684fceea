import { describe, expect, test } from 'vitest';
import { parseRules } from '../../src/lib/rules/parse-rules.ts';
import {
	movedPlan,
	nextStop,
	ruledAt,
	ruledAtStop,
	statesOf,
	stopName,
	stopsOf,
	type Plan,
	type QuizFacts,
} from '../../src/lib/rules/plan.ts';

const rulesFrom = (written: object) => {
	const { rules } = parseRules(written);
	if (!rules) throw new Error('These rules are sound.');
	return rules;
};
const WHOLE = rulesFrom({ dueAt: Date.UTC(2026, 11, 18), closesAt: Date.UTC(2026, 11, 20) });
const FRIDAY = Date.UTC(2026, 11, 4);
const PLAN: Plan = {
	module: 'gaza',
	needs: 'hand-in',
	stages: [
		{
			title: 'Read the case',
			dueAt: FRIDAY,
			stops: [
				{ kind: 'reading', id: 'article', title: 'The article' },
				{ kind: 'quiz', place: 0, title: 'Diagnostic' },
			],
		},
		{ title: 'Words', dueAt: null, stops: [{ kind: 'glossary', title: 'Glossary' }] },
	],
	test: {
		place: 1,
		title: 'Test',
		isLast: true,
		rules: rulesFrom({ mode: 'graded', dueAt: Date.UTC(2026, 11, 19) }),
	},
};
const over = (share: number | null): QuizFacts => ({ state: 'over', share });
const begun: QuizFacts = { state: 'under-way', share: null };
const standing = (read: string[], quizzes: [number, QuizFacts][], plan: Partial<Plan> = {}) =>
	statesOf({ ...PLAN, ...plan }, { read: new Set(read), quizzes: new Map(quizzes) });

test('stops keep their order, the test comes last', () => {
	expect(stopsOf(PLAN).map(stopName)).toEqual(['read/article', 'quiz/0', 'glossary', 'quiz/1']);
	expect(stopsOf({ ...PLAN, test: null }).map(stopName)).toEqual(['read/article', 'quiz/0', 'glossary']);
});

describe('what holds', () => {
	test('at a stop is its stage’s date, else that of the whole, and of the test its own rules', () => {
		expect(ruledAt(WHOLE, PLAN, 0)).toEqual({ ...WHOLE, dueAt: FRIDAY });
		expect(ruledAtStop(WHOLE, PLAN, { kind: 'glossary', title: '' })).toEqual(WHOLE);
		expect(ruledAt(WHOLE, PLAN, 1)).toEqual(PLAN.test?.rules);
	});
	test('at a place that the plan does not have are the rules of the whole', () => {
		expect(ruledAt(WHOLE, PLAN, 7)).toEqual(WHOLE);
	});
});

describe('a student', () => {
	test.each([
		['who has done nothing', [], [], ['to-do', 'to-do', 'to-do', 'locked'], 0],
		['who has read', ['read/article'], [], ['done', 'to-do', 'to-do', 'locked'], 1],
		['who is in a quiz', ['read/article'], [[0, begun]], ['done', 'under-way', 'to-do', 'locked'], 1],
		['who skipped a reading', [], [[0, over(0.2)]], ['to-do', 'done', 'to-do', 'locked'], 0],
		[
			'who has done all before the test',
			['read/article', 'glossary'],
			[[0, over(0)]],
			['done', 'done', 'done', 'to-do'],
			3,
		],
		[
			'who has done everything',
			['read/article', 'glossary'],
			[
				[0, over(1)],
				[1, over(0.1)],
			],
			['done', 'done', 'done', 'done'],
			-1,
		],
		['who took the test on paper', [], [[1, over(0.9)]], ['to-do', 'to-do', 'to-do', 'done'], 0],
	] as [string, string[], [number, QuizFacts][], string[], number][])(
		'%s',
		(_, read, quizzes, states, next) => {
			expect(standing(read, quizzes)).toEqual(states);
			expect(nextStop(standing(read, quizzes))).toBe(next);
		},
	);

	test('needs so many percent where the teacher says so, to the point', () => {
		expect(standing([], [[0, over(0.79)]], { needs: 80 })[1]).toBe('short');
		expect(standing([], [[0, over(0.8)]], { needs: 80 })[1]).toBe('done');
		expect(standing([], [[0, over(null)]], { needs: 80 })[1]).toBe('short');
		// A score that a teacher has given counts without an attempt.
		expect(standing([], [[0, { state: 'not-started', share: 0.9 }]], { needs: 80 })[1]).toBe('done');
	});

	test('whose test is open at once need not do the rest first', () => {
		const test = PLAN.test && { ...PLAN.test, isLast: false };
		expect(standing([], [], { test })).toEqual(['to-do', 'to-do', 'to-do', 'to-do']);
	});

	test('who is in the test stays in it, whatever is left before it', () => {
		expect(standing([], [[1, begun]]).at(-1)).toBe('under-way');
	});
});

describe('a path that is copied', () => {
	const WEEK = 7 * 86_400_000;
	const withDue = (dueAt: number | null) => ({ ...WHOLE, dueAt });

	test('moves its dates by as much as the whole', () => {
		const moved = movedPlan(PLAN, WHOLE, withDue((WHOLE.dueAt ?? 0) + WEEK));
		expect(moved.stages.map(({ dueAt }) => dueAt)).toEqual([FRIDAY + WEEK, null]);
		expect(moved.test?.rules.dueAt).toBe(Date.UTC(2026, 11, 19) + WEEK);
	});

	test('without a date loses them all, and its test shows nothing', () => {
		const moved = movedPlan(PLAN, WHOLE, withDue(null));
		expect(moved.stages.every(({ dueAt }) => dueAt === null)).toBe(true);
		expect(moved.test?.rules).toMatchObject({
			dueAt: null,
			score: 'never',
			feedback: 'never',
			keys: 'never',
		});
		const { problems } = parseRules(moved.test?.rules);
		expect(problems).toBeUndefined();
	});
});
