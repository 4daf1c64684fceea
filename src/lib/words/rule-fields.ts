import type { AssignmentRules, Rule } from '../rules/rules.ts';

/** What the field of a rule says in the form. */
export interface RuleField {
	readonly label: string;
	readonly hint?: string;
	/** Value and words, of rules that are chosen from a list. */
	readonly options?: readonly (readonly [value: string, words: string])[];
}

const RELEASES = Object.entries({
	'': 'Default',
	'at-once': 'After each question',
	'after-hand-in': 'After submitting',
	'after-due': 'After the due date',
	never: 'Never',
} satisfies Record<AssignmentRules['feedback'] | '', string>);
const WITHHELD =
	'Default if graded: after the due date, or the late cut-off if there is one. If it never closes, never.';

/** All that the form asks for one by one, rules and what is stored beside them. Moments are named with their zone. */
export const RULE_FIELDS = {
	opensAt: { label: 'Opens', hint: 'Blank = opens now.' },
	dueAt: { label: 'Due', hint: 'Blank = no due date. A graded assignment without one never shows results.' },
	closesAt: { label: 'Accept late work until', hint: 'Blank = no cut-off.' },
	latePolicy: {
		label: 'Late work',
		hint: 'Default: for practice, late work is accepted and marked late. For graded work, it’s accepted only up to a cut-off, if you set one.',
		options: Object.entries({
			'': 'Default',
			accept: 'Accept and mark late',
			penalty: 'Accept with a penalty',
			refuse: 'Don’t accept',
		} satisfies Record<AssignmentRules['latePolicy'] | '', string>),
	},
	latePenalty: {
		label: 'Late penalty (%)',
		hint: 'Only applies if late work is accepted with a penalty.',
	},
	attempts: {
		label: 'Attempts',
		options: [
			['', 'Default: unlimited for practice, one if graded'],
			...['1', '2', '3', '4', '5', '10'].map((number) => [number, number] as const),
			['unlimited', 'Unlimited'],
		],
	},
	counting: {
		label: 'Score to use',
		options: Object.entries({
			best: 'Best attempt',
			first: 'First attempt',
			last: 'Last attempt',
			average: 'Average of all attempts',
		} satisfies Record<AssignmentRules['counting'], string>),
	},
	timeLimit: {
		label: 'Time limit (minutes)',
		hint: 'Blank = no limit. Answers are submitted automatically when time runs out. You can give individual students extra time.',
	},
	shuffle: { label: 'Shuffle questions for each student' },
	certainty: { label: 'Ask for confidence' },
	readingHelp: { label: 'Offer reading help: explained terms, plain English, read aloud' },
	passageFirst: { label: 'Show the passage before each question (practice only)' },
	score: {
		label: 'Score',
		hint: WITHHELD,
		options: RELEASES.filter(([value]) => value !== 'at-once'),
	},
	feedback: { label: 'Which answers were correct, and why', options: RELEASES },
	keys: { label: 'Correct answers', hint: WITHHELD, options: RELEASES },
	passMark: { label: 'Pass mark (%)', hint: 'Blank = no pass mark. Only applies if graded.' },
	liveScores: { label: 'Show scores in the live view' },
	title: { label: 'Title', hint: 'Blank = the quiz title.' },
	message: { label: 'Message to students' },
} satisfies Record<Exclude<Rule, 'mode'> | 'title' | 'liveScores', RuleField>;
