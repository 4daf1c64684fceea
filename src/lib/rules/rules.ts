import type { AttemptOptions } from '../quiz/attempt.ts';

/** Sooner to later; `never` is the latest. */
export const RELEASES = ['at-once', 'after-hand-in', 'after-due', 'never'] as const;
export type ReleaseTime = (typeof RELEASES)[number];

/** What a teacher decides about an assignment. Moments are in milliseconds since 1970 UTC. */
export interface AssignmentRules {
	/** Practice ships the key to the device and is never a grade. */
	readonly mode: 'practice' | 'graded';
	/** Null: at once. */
	readonly opensAt: number | null;
	/** What is handed in after it is late. Null: nothing ever is. */
	readonly dueAt: number | null;
	/** The last moment late work is taken. Null: no end to it; when late work is refused always null. */
	readonly closesAt: number | null;
	/** IANA name of the zone the teacher's dates are written and shown in. */
	readonly timeZone: string;
	readonly latePolicy: 'refuse' | 'accept' | 'penalty';
	/** Percent of what was earned, 1 to 100, taken off once however late; counts under `penalty` alone. */
	readonly latePenalty: number;
	readonly attempts: number | 'unlimited';
	/** Which attempt's score counts. */
	readonly counting: 'first' | 'best' | 'last' | 'average';
	/** Minutes from the start of an attempt. Null: none. */
	readonly timeLimit: number | null;
	readonly shuffle: boolean;
	/** Whether students are asked how sure they are. */
	readonly certainty: 'off' | 'ask';
	/** Whether terms are explained, and texts offered in plain words and read aloud, while it is taken. */
	readonly readingHelp: boolean;
	/** Whether the words that prove the key stand above each question. */
	readonly passageFirst: boolean;
	/** When a student learns their score; not before the attempt is over. */
	readonly score: ReleaseTime;
	/** When a student learns how right their responses were, and why. */
	readonly feedback: ReleaseTime;
	/** When a student sees the correct responses; never sooner than the feedback. */
	readonly keys: ReleaseTime;
	/** Percent of the possible score, 1 to 100. Null: nobody passes or fails. */
	readonly passMark: number | null;
	/** Plain text for the students; may be empty. */
	readonly message: string;
}

type Choice<Values extends readonly string[]> = { readonly kind: 'choice'; readonly values: Values };
type Shape =
	| Choice<readonly string[]>
	/** Milliseconds since 1970, or null. */
	| { readonly kind: 'moment' }
	/** The least and the most, both allowed. */
	| { readonly kind: 'number' | 'attempts'; readonly least: number; readonly most: number }
	| { readonly kind: 'tick' }
	/** UTF-16 units. */
	| { readonly kind: 'text'; readonly longest: number };
const choice = <const Values extends readonly string[]>(...values: Values): Choice<Values> => ({
	kind: 'choice',
	values,
});

/**
 * What each rule may be: the parser, the form that is filled in and the words for what is wrong are made from it. Where
 * its values have an order, a form offers them in that order.
 */
export const RULES = {
	mode: choice('practice', 'graded'),
	opensAt: { kind: 'moment' },
	dueAt: { kind: 'moment' },
	closesAt: { kind: 'moment' },
	latePolicy: choice('accept', 'penalty', 'refuse'),
	latePenalty: { kind: 'number', least: 1, most: 100 },
	attempts: { kind: 'attempts', least: 1, most: 20 },
	counting: choice('best', 'first', 'last', 'average'),
	timeLimit: { kind: 'number', least: 1, most: 1440 },
	shuffle: { kind: 'tick' },
	certainty: { kind: 'tick' },
	readingHelp: { kind: 'tick' },
	passageFirst: { kind: 'tick' },
	score: choice(...RELEASES),
	feedback: choice(...RELEASES),
	keys: choice(...RELEASES),
	passMark: { kind: 'number', least: 1, most: 100 },
	message: { kind: 'text', longest: 2000 },
} as const satisfies Record<Exclude<keyof AssignmentRules, 'timeZone'>, Shape>;
export type Rule = keyof typeof RULES;

/** How an attempt under these rules is taken. */
export const attemptOptions = ({ feedback, certainty, shuffle }: AssignmentRules): AttemptOptions => ({
	feedback: feedback === 'at-once' ? 'each' : 'end',
	certainty: certainty === 'ask',
	shuffle,
});
