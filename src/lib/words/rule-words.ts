import { dueWords } from './due-words.ts';
import { dueFor, endFor, timeLimitFor, type ExtraTime } from '../rules/deadline.ts';
import { percent } from './percent.ts';
import { capitalised, count, duration } from './words.ts';
import type { AssignmentRules } from '../rules/rules.ts';

/** A rule in plain words, and the moment it speaks of, for the device to say in its own zone. */
export interface RuleWords {
	readonly name: string;
	readonly text: string;
	/** Milliseconds since 1970; null when it speaks of none. */
	readonly at: number | null;
}

/** What holds for one student, in the order they ask. @param now milliseconds since 1970 */
export function ruleWords(rules: AssignmentRules, extra: ExtraTime, now: number): RuleWords[] {
	return [
		opens(rules, now),
		due(rules, extra, now),
		limit(rules, extra),
		attempts(rules),
		help(rules),
		results(rules, now),
		pass(rules),
	].filter((rule) => rule !== null);
}

function opens({ opensAt, timeZone }: AssignmentRules, now: number): RuleWords | null {
	if (opensAt === null || opensAt <= now) return null;
	return { name: 'Opens', text: dueWords(opensAt, timeZone, now), at: opensAt };
}

function due(rules: AssignmentRules, extra: ExtraTime, now: number): RuleWords {
	const at = dueFor(rules, extra);
	if (at === null) return { name: 'Due', text: 'No due date.', at };
	return { name: 'Due', text: `${dueWords(at, rules.timeZone, now)}. ${late(rules, extra, now)}`, at };
}

/** What becomes of work that comes later than it was due. */
function late(rules: AssignmentRules, extra: ExtraTime, now: number): string {
	if (rules.latePolicy === 'refuse') return 'You can’t submit after that.';
	const end = endFor(rules, extra);
	const until = end === null ? '' : ` until ${dueWords(end, rules.timeZone, now)},`;
	const cost =
		rules.latePolicy === 'penalty' ? ` It loses ${percent(rules.latePenalty / 100)} of its points.` : '';
	return `Late work is accepted${until} and marked late.${cost}`;
}

/** The same for answers that are on their way: by when they have to arrive. Empty without a due date. */
export function lateRule(rules: AssignmentRules, extra: ExtraTime, now: number): string {
	const at = dueFor(rules, extra);
	if (at === null) return '';
	const due = dueWords(at, rules.timeZone, now);
	if (rules.latePolicy === 'refuse') return `Answers received after ${due} won’t count.`;
	return `Answers received after ${due} are late. ${late(rules, extra, now)}`;
}

function limit(rules: AssignmentRules, extra: ExtraTime): RuleWords | null {
	const ms = timeLimitFor(rules, extra);
	if (ms === null) return null;
	const own = extra.minutes > 0 || extra.percent > 0 ? ' This includes your extra time.' : '';
	return {
		name: 'Time limit',
		text: `${capitalised(duration(ms))} from when you start. Your answers are submitted automatically when time runs out.${own}`,
		at: null,
	};
}

const COUNTING = {
	first: 'Your first score counts.',
	best: 'Your best score counts.',
	last: 'Your last score counts.',
	average: 'Your average score counts.',
} satisfies Record<AssignmentRules['counting'], string>;

function attempts({ attempts: most, counting, mode }: AssignmentRules): RuleWords {
	const name = 'Attempts';
	if (most === 1) return { name, text: 'One.', at: null };
	const number = most === 'unlimited' ? 'Unlimited' : `${most}`;
	return {
		name,
		text: `${number}. ${mode === 'practice' ? 'This is practice.' : COUNTING[counting]}`,
		at: null,
	};
}

function help({ readingHelp }: AssignmentRules): RuleWords | null {
	return readingHelp
		? null
		: { name: 'Reading help', text: 'Off. No explained terms, plain English or reading aloud.', at: null };
}

const FEEDBACK = {
	'at-once': 'After each question',
	'after-hand-in': 'After you submit',
	'after-due': 'After the assignment closes for everyone',
	never: 'Ask your teacher',
} satisfies Record<AssignmentRules['feedback'], string>;

const SCORE = {
	'at-once': 'after you submit',
	'after-hand-in': 'after you submit',
	'after-due': 'after the assignment closes for everyone',
	never: 'from your teacher',
} satisfies Record<AssignmentRules['score'], string>;

const KEYS = {
	'at-once': '',
	'after-hand-in': ' You’ll see the correct answers after you submit.',
	'after-due': ' You’ll see the correct answers after the assignment closes for everyone.',
	never: ' You won’t see the correct answers here.',
} satisfies Record<AssignmentRules['keys'], string>;

function results(rules: AssignmentRules, now: number): RuleWords {
	const { score, feedback, keys, timeZone } = rules;
	const end = rules.latePolicy === 'refuse' ? rules.dueAt : (rules.closesAt ?? rules.dueAt);
	const waits = (feedback === 'after-due' || (feedback === 'never' && score === 'after-due')) && end !== null;
	const when = waits ? `, no earlier than ${dueWords(end, timeZone, now)}` : '';
	const own = keys === feedback || feedback === 'never' ? '' : KEYS[keys];
	const first =
		feedback === 'never' && score !== 'never' ? `Your score only, ${SCORE[score]}` : FEEDBACK[feedback];
	const scored =
		feedback === 'never' || score === feedback || feedback === 'at-once'
			? ''
			: ` You’ll get your score ${SCORE[score]}.`;
	return { name: 'Results', text: `${first}${when}.${own}${scored}`, at: waits ? end : null };
}

function pass({ passMark }: AssignmentRules): RuleWords | null {
	return passMark === null
		? null
		: { name: 'To pass', text: `${percent(passMark / 100)} of the points.`, at: null };
}

/** `12 questions`. */
export const questions = (number: number) => count(number, 'question');
