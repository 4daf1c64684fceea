import { RULES } from '../rules/rules.ts';
import { wholeNumberFrom } from './classes.ts';
import type { RulesDefect, RulesProblem } from '../rules/contradictions.ts';

const WORDS = {
	'closes-without-due': 'Set a due date, or remove the late cut-off.',
	'late-without-due': 'Set a due date, or accept late work.',
	'due-before-open': 'Choose a due date after the opening date.',
	'closes-before-due': 'Choose a late cut-off after the due date.',
	'closes-but-refuses': 'Accept late work, or remove the late cut-off.',
	'limit-beyond-window': 'Shorten the time limit. It’s longer than the assignment is open.',
	'released-without-due': 'Set a due date, or choose another option.',
	'keys-before-feedback': 'Don’t show correct answers before feedback: they give it away.',
	'pass-mark-in-practice': 'Remove the pass mark, or make the assignment graded.',
	'keys-at-once': 'Show correct answers later, or make the assignment practice.',
	'keys-between-attempts':
		'Allow one attempt, or show correct answers later. Otherwise students could retake the quiz with the answers.',
	'never-closes': 'Set a cut-off for late work. No one sees results before then.',
	moment: 'Enter a date and time between 2000 and 2099.',
	'no-zone': 'Choose a time zone.',
	'unknown-zone': 'Choose a time zone by name, for example Asia/Karachi.',
	'no-option': 'Choose one of the options.',
	shuffle: 'Choose whether to shuffle questions.',
	'reading-help': 'Choose whether to offer reading help.',
	'passage-first': 'Choose whether to show the passage first.',
	'passage-without-keys':
		'Don’t show the passage first, or make this practice that explains after each question: the passage gives the answer away.',
	'no-text': 'Enter plain text.',
	'long-message': `Shorten the message to ${RULES.message.longest} characters.`,
	'hostile-message': 'Remove the control characters from the message.',
	attempts: `Enter a whole number from ${RULES.attempts.least} to ${RULES.attempts.most}, or “unlimited”.`,
	'unknown-rule': 'Remove this rule. It doesn’t exist.',
	'no-object': 'Send the rules as one object.',
} as const satisfies Record<Exclude<RulesDefect, 'out-of-range'>, string>;

/** What to do about rules that cannot be saved. */
export function ruleProblemWords({ field, because }: RulesProblem): string {
	if (because !== 'out-of-range') return WORDS[because];
	const { least, most } = RULES[field as 'passMark'];
	return wholeNumberFrom(least, most);
}
