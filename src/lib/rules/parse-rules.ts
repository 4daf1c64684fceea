import { z } from 'zod';
import { contradictions, type RulesDefect, type RulesProblem } from './contradictions.ts';
import { RELEASES, RULES, type AssignmentRules, type ReleaseTime } from './rules.ts';
import { isTimeZone } from './local-time.ts';

export type ParsedRules =
	| { readonly rules: AssignmentRules; readonly problems?: never }
	| { readonly problems: readonly RulesProblem[]; readonly rules?: never };

/** Control characters, those that turn the direction of writing round, and halves of characters. */
const HOSTILE =
	// eslint-disable-next-line no-control-regex -- these are the ones meant
	/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\p{Surrogate}]/u;

/** Codes in place of zod's messages: one for all that can be wrong with a number, since what to do stays the same. */
const because = <const T extends RulesDefect>(defect: T) => defect;
function wholeNumber({ least, most }: { least: number; most: number }, defect: RulesDefect = 'out-of-range') {
	return z.int(defect).min(least, defect).max(most, defect);
}
const oneOf = <const T extends readonly string[]>({ values }: { values: T }) =>
	z.enum(values, because('no-option'));

const YEARS = { least: Date.UTC(2000, 0, 1), most: Date.UTC(2100, 0, 1) - 1 };
const moment = wholeNumber(YEARS, 'moment').nullable();
const attempts = because('attempts');

const written = z.strictObject({
	mode: oneOf(RULES.mode).default('practice'),
	opensAt: moment.default(null),
	dueAt: moment.default(null),
	closesAt: moment.default(null),
	timeZone: z.string(because('no-zone')).refine(isTimeZone, because('unknown-zone')).default('UTC'),
	// Late work is marked, not lost: a teacher can still refuse it, a student could not bring it back.
	latePolicy: oneOf(RULES.latePolicy).default('accept'),
	latePenalty: wholeNumber(RULES.latePenalty).default(10),
	attempts: z
		.union([z.literal('unlimited'), wholeNumber(RULES.attempts, attempts)], { error: attempts })
		.optional(),
	counting: oneOf(RULES.counting).default('best'),
	timeLimit: wholeNumber(RULES.timeLimit).nullable().default(null),
	shuffle: z.boolean(because('shuffle')).default(true),
	certainty: z.enum(['off', 'ask'], because('no-option')).default('off'),
	readingHelp: z.boolean(because('reading-help')).default(true),
	passageFirst: z.boolean(because('passage-first')).default(false),
	score: oneOf(RULES.score).optional(),
	feedback: oneOf(RULES.feedback).optional(),
	keys: oneOf(RULES.keys).optional(),
	passMark: wholeNumber(RULES.passMark).nullable().default(null),
	message: z
		.string(because('no-text'))
		.max(RULES.message.longest, because('long-message'))
		.refine((text) => !HOSTILE.test(text), because('hostile-message'))
		.default(''),
});

/**
 * Rules from anywhere: what is missing gets its default, what is unknown is refused. `{}` is practice, open at
 * once and without end. No JSON value makes it throw; every field in the wrong comes back with a problem.
 */
export function parseRules(value: unknown): ParsedRules {
	const parsed = written.safeParse(value);
	if (!parsed.success) return { problems: onePerField(parsed.error.issues.map(problemOf)) };
	const rules = withDefaults(parsed.data);
	const problems = contradictions(rules);
	return problems.length > 0 ? { problems } : { rules };
}

/**
 * Defaults that depend on the mode. Practice: as often as one likes, explained on the spot. Graded: once, and nothing
 * is given away until nothing more can be handed in; where that moment never comes it stays with the teacher. What is
 * right and wrong gives the key away, and so does a score: somebody who comes in under a few invented names gives one
 * answer with each, and reads off which of them earned.
 */
function withDefaults({
	attempts,
	score,
	feedback,
	keys,
	...rest
}: z.infer<typeof written>): AssignmentRules {
	const practice = rest.mode === 'practice';
	const end = rest.latePolicy === 'refuse' ? rest.dueAt : rest.closesAt;
	const withheld = end === null ? 'never' : 'after-due';
	// A key says all that feedback does: who wants it sooner has both.
	const shown = feedback ?? (practice ? 'at-once' : soonest(withheld, keys ?? 'never'));
	const scored = practice ? 'after-hand-in' : withheld;
	return {
		...rest,
		attempts: attempts ?? (practice ? 'unlimited' : 1),
		score: score ?? (shown === 'never' ? scored : shown),
		feedback: shown,
		keys: keys ?? (practice || shown === 'never' ? shown : withheld),
	};
}

const soonest = (one: ReleaseTime, other: ReleaseTime) =>
	RELEASES.indexOf(one) <= RELEASES.indexOf(other) ? one : other;

/** A number can be both out of range and not whole; one problem says what to do. */
function onePerField(problems: readonly RulesProblem[]): RulesProblem[] {
	return [...new Map(problems.map((problem) => [problem.field, problem])).values()];
}

function problemOf(issue: z.core.$ZodIssue): RulesProblem {
	if (issue.code === 'unrecognized_keys') {
		return { field: (issue.keys[0] ?? '').slice(0, 64), because: 'unknown-rule' };
	}
	const [field] = issue.path;
	// The schema above gives every message, and each is a code.
	return typeof field === 'string'
		? { field, because: issue.message as RulesDefect }
		: { field: '', because: 'no-object' };
}
