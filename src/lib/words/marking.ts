import type { ItemVerdict } from '../quiz/outcome.ts';
import { quoted } from '../text/quoted.ts';
import { count } from './words.ts';

/** Said beside a score as long as it waits for marks: `1 not marked yet`; empty when it waits for none. */
export const notMarked = (unmarked: number): string => (unmarked > 0 ? `${unmarked} not marked yet` : '');

/** A score with what it waits for: `7 of 12, 1 not marked yet`. */
export const withUnmarked = (score: string, unmarked: number): string =>
	[score, notMarked(unmarked)].filter(Boolean).join(', ');

/** Of one answer in a student’s own words: it is marked, and not right or wrong. */
export const writtenVerdict = (verdict: ItemVerdict): string =>
	verdict === 'unmarked' ? 'Submitted, not marked yet' : verdict === 'unanswered' ? 'Unanswered' : 'Marked';

/** `3 answers to mark`, `All marked` */
export const toMark = (waiting: number): string =>
	waiting === 0 ? 'All marked' : `${count(waiting, 'answer')} to mark`;

/** Where names are hidden. @param number in the order of the page, from 1 */
export const studentNumber = (number: number): string => `Student ${number}`;

const ROLE_TITLES = { first: 'First marker', second: 'Second marker', settled: 'Agreed' } as const;
export const MARKERS = {
	/** `First marker, Nadia Haddad`; where one alone marks: `Marked by Nadia Haddad`. */
	by: (role: keyof typeof ROLE_TITLES | null, name: string | null): string => {
		const who = name ?? 'a former teacher';
		return role ? `${ROLE_TITLES[role]}, ${who}` : `Marked by ${who}`;
	},
} as const;

/** What a teacher is asked for on the page of an answer. */
export const MARK_TASKS = {
	first: 'Choose a level for each criterion.',
	second: 'You are the second marker. You see the first marker’s levels once you have saved yours.',
	settled: 'Both markers have marked this answer. What you save now is what counts.',
} as const satisfies Record<string, string>;

export const MARK_STATES = {
	waiting: 'to mark',
	second: 'waiting for the second marker',
	differs: 'markers differ',
	marked: 'marked',
} as const satisfies Record<string, string>;

export const MARK_PROBLEMS = {
	level: 'Choose a level.',
	comment: (most: number) => `Shorten the comment to ${most} characters.`,
	meanwhile:
		'Not saved yet. This answer was marked or changed while you were on this page. See what is there now, check your levels below and save again.',
	incomplete: 'Not saved. Choose a level for each criterion.',
	noAnswer: 'This answer no longer exists.',
	notYours:
		'Both markers have marked this answer. Only the first marker or the owner of the class can settle it.',
} as const satisfies Record<string, string | ((most: number) => string)>;

export const MARKING_OPTIONS = {
	anonymous: {
		label: 'Hide names while marking',
		hint: 'Answers are shuffled and shown without names until all are marked. Names stay on the other results pages.',
	},
	second: {
		label: 'Two teachers mark each answer',
		hint: 'Each marks without seeing the other’s levels. An answer counts once both agree, or once the first marker or the owner has settled it.',
	},
} as const;

/** Heads what a teacher chose, and somebody else was quicker. */
export const UNSAVED_MARK = 'Yours, not saved';

export const YOUR_MARK = 'How your answer was marked';
export const RUBRIC_AND_SAMPLES = 'Rubric and sample answers';
export const teacherWrites = (comment: string): string => `Your teacher: ${quoted(comment)}`;

/** To the answers of a question. */
export const READ_ANSWERS = 'Read and mark the answers';
