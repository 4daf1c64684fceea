import { shipsKeys } from './release.ts';
import { RELEASES, type AssignmentRules, type ReleaseTime } from './rules.ts';

/** One thing to change. */
export interface RulesProblem {
	/** Name of a field of the rules; empty when it is about them as a whole. */
	readonly field: string;
	readonly because: RulesDefect;
}

/** Why rules cannot be kept: a code, which `words/rule-problems.ts` puts into words. */
export type RulesDefect = Contradiction | Malformed;
type Contradiction =
	| 'closes-without-due'
	| 'late-without-due'
	| 'due-before-open'
	| 'closes-before-due'
	| 'closes-but-refuses'
	| 'limit-beyond-window'
	| 'released-without-due'
	| 'keys-before-feedback'
	| 'pass-mark-in-practice'
	| 'passage-without-keys'
	| 'keys-at-once'
	| 'keys-between-attempts'
	| 'never-closes';
type Malformed =
	| 'moment'
	| 'no-zone'
	| 'unknown-zone'
	| 'no-option'
	| 'shuffle'
	| 'reading-help'
	| 'passage-first'
	| 'no-text'
	| 'long-message'
	| 'hostile-message'
	| 'out-of-range'
	| 'attempts'
	| 'unknown-rule'
	| 'no-object';

const MINUTE = 60_000;

/**
 * What is wrong with rules whose fields are each right by themselves; empty when they agree.
 *
 * In a graded assignment the key is never shown at once, and no setting allows it: one student with the key in
 * front of them spoils the assignment for the class, and that cannot be taken back. Practice allows it.
 */
export function contradictions(rules: AssignmentRules): RulesProblem[] {
	return [...aboutDates(rules), ...aboutRelease(rules), ...aboutKeys(rules), ...aboutPassages(rules)];
}

function* aboutDates(rules: AssignmentRules): Generator<RulesProblem> {
	const { opensAt, dueAt, closesAt, latePolicy, timeLimit } = rules;
	if (dueAt === null) {
		if (closesAt !== null) yield problem('closesAt', 'closes-without-due');
		if (latePolicy !== 'accept') {
			yield problem('latePolicy', 'late-without-due');
		}
		return;
	}
	if (opensAt !== null && dueAt <= opensAt) {
		yield problem('dueAt', 'due-before-open');
	}
	if (closesAt !== null && closesAt <= dueAt) {
		yield problem('closesAt', 'closes-before-due');
	}
	if (closesAt !== null && latePolicy === 'refuse') {
		yield problem('closesAt', 'closes-but-refuses');
	}
	const end = latePolicy === 'refuse' ? dueAt : closesAt;
	const window = opensAt === null || end === null ? Infinity : end - opensAt;
	if (timeLimit !== null && window > 0 && window < timeLimit * MINUTE) {
		yield problem('timeLimit', 'limit-beyond-window');
	}
}

function* aboutRelease({
	mode,
	dueAt,
	score,
	feedback,
	keys,
	passMark,
}: AssignmentRules): Generator<RulesProblem> {
	for (const [field, time] of Object.entries({ ...(score !== feedback && { score }), feedback, keys })) {
		if (time === 'after-due' && dueAt === null) {
			yield problem(field, 'released-without-due');
		}
	}
	if (isSooner(keys, feedback)) {
		yield problem('keys', 'keys-before-feedback');
	}
	if (mode === 'practice' && passMark !== null) {
		yield problem('passMark', 'pass-mark-in-practice');
	}
}

/** Words that prove the key tell it. */
function* aboutPassages(rules: AssignmentRules): Generator<RulesProblem> {
	if (rules.passageFirst && !shipsKeys(rules)) yield problem('passageFirst', 'passage-without-keys');
}

/** Only for a grade: what one student has seen the others soon know. */
function* aboutKeys(rules: AssignmentRules): Generator<RulesProblem> {
	const { mode, dueAt, closesAt, latePolicy, attempts, score, feedback, keys } = rules;
	if (mode === 'practice') return;
	if (keys === 'at-once') {
		yield problem('keys', 'keys-at-once');
	}
	if (keys === 'after-hand-in' && attempts !== 1) {
		yield problem('keys', 'keys-between-attempts');
	}
	const waits = [score, feedback, keys].includes('after-due');
	if (waits && dueAt !== null && latePolicy !== 'refuse' && closesAt === null) {
		yield problem('closesAt', 'never-closes');
	}
}

const problem = (field: string, because: RulesDefect): RulesProblem => ({ field, because });
const isSooner = (one: ReleaseTime, other: ReleaseTime) => RELEASES.indexOf(one) < RELEASES.indexOf(other);
