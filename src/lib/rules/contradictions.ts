import { RELEASES, type AssignmentRules, type ReleaseTime } from './rules.ts';

/** One thing to change. */
export interface RulesProblem {
	/** Name of a field of the rules; empty when it is about them as a whole. */
	readonly field: string;
	/** What to do, in words for the teacher. */
	readonly message: string;
}

const MINUTE = 60_000;

/**
 * What is wrong with rules whose fields are each right by themselves; empty when they agree.
 *
 * In a graded assignment the key is never shown at once, and no setting allows it: one student with the key in
 * front of them spoils the assignment for the class, and that cannot be taken back. Who wants it wants
 * practice.
 */
export function contradictions(rules: AssignmentRules): RulesProblem[] {
	return [...aboutDates(rules), ...aboutRelease(rules), ...aboutKeys(rules)];
}

function* aboutDates(rules: AssignmentRules): Generator<RulesProblem> {
	const { opensAt, dueAt, closesAt, latePolicy, timeLimit } = rules;
	if (dueAt === null) {
		if (closesAt !== null) yield problem('closesAt', 'Set a due date too, or remove the closing date.');
		if (latePolicy !== 'accept') {
			yield problem('latePolicy', 'Set a due date: without one nothing is late. Or accept late work.');
		}
		return;
	}
	if (opensAt !== null && dueAt <= opensAt) {
		yield problem('dueAt', 'Choose a due date after the opening date.');
	}
	if (closesAt !== null && closesAt <= dueAt) {
		yield problem('closesAt', 'Choose a closing date after the due date.');
	}
	if (closesAt !== null && latePolicy === 'refuse') {
		yield problem('closesAt', 'Accept late work, or remove the closing date: refused late work needs none.');
	}
	const end = latePolicy === 'refuse' ? dueAt : closesAt;
	const window = opensAt === null || end === null ? Infinity : end - opensAt;
	if (timeLimit !== null && window > 0 && window < timeLimit * MINUTE) {
		yield problem('timeLimit', 'Shorten the time limit: it is longer than the assignment is open.');
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
			yield problem(field, 'Set a due date, or choose another moment than after it.');
		}
	}
	if (isSooner(keys, feedback)) {
		yield problem('keys', 'Show the key no sooner than the feedback: it says all that feedback does.');
	}
	if (mode === 'practice' && passMark !== null) {
		yield problem('passMark', 'Remove the pass mark, or make the assignment graded: practice is no grade.');
	}
}

/** Only for a grade: what one student has seen the others soon know. */
function* aboutKeys(rules: AssignmentRules): Generator<RulesProblem> {
	const { mode, dueAt, closesAt, latePolicy, attempts, score, feedback, keys } = rules;
	if (mode === 'practice') return;
	if (keys === 'at-once') {
		yield problem('keys', 'Show the key later, or make the assignment practice: a graded one keeps it.');
	}
	if (keys === 'after-hand-in' && attempts !== 1) {
		yield problem('keys', 'Allow one attempt, or show the key later: the next would begin with the key.');
	}
	const waits = [score, feedback, keys].includes('after-due');
	if (waits && dueAt !== null && latePolicy !== 'refuse' && closesAt === null) {
		yield problem('closesAt', 'Say until when late work is taken: nobody sees results before that.');
	}
}

const problem = (field: string, message: string): RulesProblem => ({ field, message });
const isSooner = (one: ReleaseTime, other: ReleaseTime) => RELEASES.indexOf(one) < RELEASES.indexOf(other);
