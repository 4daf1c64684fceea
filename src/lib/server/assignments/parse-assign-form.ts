import { instantsOf, toLocal } from '../../rules/local-time.ts';
import { parseRules } from '../../rules/parse-rules.ts';
import { RULES, type AssignmentRules, type Rule } from '../../rules/rules.ts';
import { cleanName, isTooLong, LONGEST_NAME } from '../exports/clean-name.ts';
import { formText } from '../form-text.ts';
import { ASSIGN_PROBLEMS } from '../../words/assigning.ts';
import { atMostCharacters } from '../../words/classes.ts';
import { ruleProblemWords } from '../../words/rule-problems.ts';

/** What a teacher typed, to be shown again when something is wrong with it. */
export type Typed = Readonly<Record<string, string>>;
export type Problems = Readonly<Record<string, string>>;

const NAMES = Object.keys(RULES) as Rule[];

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
	for (const name of [...NAMES, 'title', 'liveScores'] as const)
		typed[name] = formText(form, name).trim().slice(0, 4_000);
	const title = cleanName((typed.title ?? '').slice(0, 1_000));
	const problems: Record<string, string> = {};
	if (isTooLong(title)) problems.title = atMostCharacters(LONGEST_NAME);

	const written: Record<string, unknown> = { timeZone };
	for (const name of NAMES) {
		const text = typed[name] ?? '';
		written[name] = fromText(name, text, timeZone);
		if (RULES[name].kind !== 'moment' || text === '') continue;
		const instant = written[name];
		if (typeof instant !== 'number') problems[name] = ASSIGN_PROBLEMS.noMoment;
		else if (name !== 'opensAt' && after !== null && instant <= after) problems[name] = ASSIGN_PROBLEMS.past;
	}
	const parsed = parseRules(written);
	for (const problem of parsed.problems ?? []) problems[problem.field] ??= ruleProblemWords(problem);
	if (!parsed.rules || Object.keys(problems).length > 0) return { typed, problems };
	return { typed, rules: parsed.rules, title };
}

/** A rule as its field has it → as `parseRules` takes it; undefined for its default. */
function fromText(name: Rule, text: string, timeZone: string): unknown {
	const { kind } = RULES[name];
	if (name === 'certainty') return text === 'on' ? 'ask' : 'off';
	if (kind === 'tick') return text === 'on';
	if (kind === 'moment') return instantsOf(text, timeZone)[0] ?? null;
	if (text === '') return undefined;
	return kind === 'number' || (kind === 'attempts' && text !== 'unlimited') ? Number(text) : text;
}

/** Rules as the fields of the form have them, to be edited. */
export function typedRules(
	rules: AssignmentRules,
	{ title, liveScores }: { readonly title: string; readonly liveScores: boolean },
): Typed {
	const fields = NAMES.map((name) => [name, toText(name, rules)] as const);
	return { ...Object.fromEntries(fields), title, liveScores: liveScores ? 'on' : '' };
}

function toText(name: Rule, rules: AssignmentRules): string {
	const value = rules[name];
	if (RULES[name].kind === 'tick') return value === true || value === 'ask' ? 'on' : '';
	if (value === null) return '';
	return RULES[name].kind === 'moment' ? toLocal(Number(value), rules.timeZone) : String(value);
}

const WEEK_MS = 7 * 86_400_000;

/** What the form offers to begin with: due in a week, or in some, at the end of the day. */
export function proposedRules(timeZone: string, now: number, weeks = 1): Typed {
	return {
		mode: 'practice',
		dueAt: `${toLocal(now + weeks * WEEK_MS, timeZone).slice(0, 10)}T23:59`,
		latePolicy: 'accept',
		latePenalty: '10',
		counting: 'best',
		shuffle: 'on',
		readingHelp: 'on',
	};
}

/** `Asia/Karachi` → `Karachi time`; `UTC` stays. */
export function zoneName(timeZone: string): string {
	const place = timeZone.split('/').at(-1)?.replaceAll('_', ' ');
	return timeZone.includes('/') && place && !timeZone.startsWith('Etc/') ? `${place} time` : timeZone;
}
