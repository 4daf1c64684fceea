import { instantsOf } from '../../rules/local-time.ts';
import { parseRules } from '../../rules/parse-rules.ts';
import { cleanName, isTooLong, LONGEST_NAME } from '../exports/clean-name.ts';
import { formText } from '../form-text.ts';
import { ASSIGN_PROBLEMS } from '../../words/assigning.ts';
import { atMostCharacters } from '../../words/classes.ts';
import { ruleProblemWords } from '../../words/rule-problems.ts';
import type { AssignmentRules } from '../../rules/rules.ts';

/** What a teacher typed, to be shown again when something is wrong with it. */
export type Typed = Readonly<Record<string, string>>;
export type Problems = Readonly<Record<string, string>>;

const MOMENTS = ['opensAt', 'dueAt', 'closesAt'] as const;
const WORDS = ['mode', 'latePolicy', 'counting', 'score', 'feedback', 'keys'] as const;
const NUMBERS = ['latePenalty', 'timeLimit', 'passMark'] as const;

/** Everything of the form but what is ticked. */
const FIELDS = [...MOMENTS, ...WORDS, ...NUMBERS, 'title', 'attempts', 'message'] as const;

/**
 * The rules of an assignment, as a form gives them. What is left empty gets its default.
 * @param timeZone of the class: wall clocks are read in it
 * @param after milliseconds since 1970: an end before it is refused; null where a past one may be meant
 */
export function parseAssignForm(
	form: FormData,
	timeZone: string,
	after: number | null = null,
): { readonly typed: Typed } & (
	| { readonly rules: AssignmentRules; readonly title: string; readonly problems?: never }
	| { readonly problems: Problems; readonly rules?: never }
) {
	const typed: Record<string, string> = {};
	for (const name of FIELDS) typed[name] = formText(form, name).trim().slice(0, 4_000);
	for (const name of ['shuffle', 'certainty', 'liveScores']) typed[name] = form.has(name) ? 'on' : '';
	const title = cleanName((typed.title ?? '').slice(0, 1_000));
	const problems: Record<string, string> = {};
	if (isTooLong(title)) problems.title = atMostCharacters(LONGEST_NAME);

	const written: Record<string, unknown> = { timeZone, message: typed.message };
	for (const name of MOMENTS) {
		const local = typed[name] ?? '';
		const [instant] = instantsOf(local, timeZone);
		if (local !== '' && instant === undefined) problems[name] = ASSIGN_PROBLEMS.noMoment;
		const isPast = instant !== undefined && after !== null && instant <= after;
		if (isPast && name !== 'opensAt') problems[name] = ASSIGN_PROBLEMS.past;
		written[name] = instant ?? null;
	}
	for (const name of WORDS) if (typed[name]) written[name] = typed[name];
	for (const name of NUMBERS) if (typed[name]) written[name] = Number(typed[name]);
	if (typed.attempts)
		written.attempts = typed.attempts === 'unlimited' ? 'unlimited' : Number(typed.attempts);
	written.shuffle = typed.shuffle === 'on';
	written.certainty = typed.certainty === 'on' ? 'ask' : 'off';
	const parsed = parseRules(written);
	for (const problem of parsed.problems ?? []) problems[problem.field] ??= ruleProblemWords(problem);
	if (!parsed.rules || Object.keys(problems).length > 0) return { typed, problems };
	return { typed, rules: parsed.rules, title };
}
