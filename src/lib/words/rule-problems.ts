import { RULES } from '../rules/rules.ts';
import { wholeNumberFrom } from './classes.ts';
import type { RulesDefect, RulesProblem } from '../rules/contradictions.ts';

const WORDS = {
	'closes-without-due': 'A cut-off for late work needs a due date: set one, or remove the cut-off.',
	'late-without-due': 'A rule for late work needs a due date: set one, or choose to accept late work.',
	'due-before-open': 'The due date isn’t after the opening date: choose a later due date or open earlier.',
	'closes-before-due': 'The cut-off isn’t after the due date: choose a later cut-off or an earlier due date.',
	'closes-but-refuses':
		'Late work has a cut-off but isn’t accepted: accept late work, or remove the cut-off.',
	'limit-beyond-window':
		'The time limit is longer than the assignment is open: shorten it, open earlier or close later.',
	'released-without-due':
		'Showing this after the due date needs a due date: set one, or choose another option.',
	'keys-before-feedback':
		'Students can work out from the correct answers which of theirs were correct: show both at the same time, or the correct answers later.',
	'pass-mark-in-practice': 'Practice has no pass mark: remove it, or make the assignment graded.',
	'keys-at-once':
		'A graded assignment can’t show correct answers after each question, because students would pass them on: show them later, or make the assignment practice.',
	'keys-between-attempts':
		'With more than one attempt, correct answers can’t show after submitting, because students could retake the quiz with them: allow one attempt, or show correct answers later.',
	'never-closes':
		'Results show after the due date, but late work is accepted with no cut-off, so no one would ever see them: set a cut-off, or don’t accept late work.',
	moment: 'Enter a date and time between 2000 and 2099.',
	'no-zone': 'Choose a time zone.',
	'unknown-zone': 'Choose a time zone by name, for example Asia/Karachi.',
	'no-option': 'Choose one of the options.',
	shuffle: 'Choose whether to shuffle questions.',
	'reading-help': 'Choose whether to offer reading help.',
	'passage-first': 'Choose whether to show the passage first.',
	'passage-without-keys':
		'The passage gives the answer away: don’t show it first, or make this practice with explanations after each question.',
	'no-text': 'Enter plain text.',
	'long-message': `Shorten the message to ${RULES.message.longest} characters.`,
	'hostile-message': 'Remove the control characters from the message.',
	attempts: `Enter a whole number from ${RULES.attempts.least} to ${RULES.attempts.most}, or “unlimited”.`,
	'unknown-rule': 'This rule doesn’t exist. Remove it.',
	'no-object': 'Send the rules as one object.',
} as const satisfies Record<Exclude<RulesDefect, 'out-of-range'>, string>;

/** What to do about rules that cannot be saved. */
export function ruleProblemWords({ field, because }: RulesProblem): string {
	if (because !== 'out-of-range') return WORDS[because];
	const { least, most } = RULES[field as 'passMark'];
	return wholeNumberFrom(least, most);
}
