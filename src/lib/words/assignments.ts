import type { StopState } from '../rules/plan.ts';
import { quoted } from '../text/quoted.ts';
import type { StartRefusal } from '../rules/permission.ts';
import { percent } from './percent.ts';
import { duration } from './words.ts';
import { NOT_ALL_SAVED } from './submitting.ts';

export const YOUR_ASSIGNMENTS = 'Your assignments';
export const MY_ASSIGNMENTS = 'My assignments';
export const NOTHING_DUE = 'Nothing due.';
/** Beside what was known the last time. @param at milliseconds since 1970; where and when the device is */
export const lastKnown = (at: number) =>
	`We can’t reach the server. Last checked ${new Date(at).toLocaleString('en-GB', { dateStyle: 'medium', timeStyle: 'short' })}.`;
export const moreDue = (more: number) => `and ${more} more`;

/** How an assignment stands in a student’s list. */
export const STANDINGS = {
	'not-open': 'Not open yet',
	'to-do': 'To do',
	'under-way': 'In progress',
	late: 'Overdue, still accepted',
	done: 'Done',
	over: 'Closed',
} as const satisfies Record<string, string>;

/** How far a student is on a path. */
export const stopsDone = (done: number, of: number) => `${done} of ${of} stops done`;

/** A quiz against the clock asks before it begins. */
export const CLOCK = { start: 'Start…', retake: 'Retake quiz…', notYet: 'Not yet' } as const;
/** @param ms how long a student has, from now */
export const clockWords = (ms: number) =>
	`You have ${duration(ms)}. The clock starts when you press Start, and doesn’t stop if you leave or close the page. When time runs out, your answers are submitted automatically.`;

/** Why a quiz cannot be started. */
export const NOT_STARTED = {
	'not-open': 'Not open yet.',
	closed: 'This quiz is closed.',
	unfinished: 'Finish the attempt you’ve already started.',
	'no-attempts-left': 'You have no attempts left.',
	'stops-first': 'Opens when you’ve done everything before it.',
	archived: 'Your teacher has archived this class, so you can’t start or submit this.',
} as const satisfies Record<StartRefusal | 'archived', string>;

/** How a student stands at a stop of the path they were given. */
export const STOP_STATES = {
	'to-do': 'To do',
	'under-way': 'In progress',
	short: 'Score not high enough yet',
	done: 'Done',
	locked: 'Locked',
} as const satisfies Record<StopState, string>;

/** What a student's page of a module says. */
export const PATH_WORDS = {
	allDone: 'You’ve done everything. Well done.',
	waits: 'Nothing to do right now.',
	test: 'Final test',
	testNote: 'Graded. You need to be online to start it and to submit it.',
	locked: 'Opens when you’ve done everything before it.',
	readRule: 'A reading counts as read when you reach its end.',
	caseRule: 'A case is done when you reach its debrief.',
	haveRead: 'I’ve read it',
	open: 'Open',
	handIn: 'A quiz is done when you submit it.',
	share: (needs: number) =>
		`A quiz is done when you score at least ${percent(needs / 100)}. You can try again.`,
	/** @param next what comes next */
	goOn: (next: string) => `Continue: ${next}`,
	start: (next: string) => `Start: ${next}`,
	again: (next: string) => `Try again: ${next}`,
} as const;

/** What became of a form that was sent, by the word in the address. */
export const FORM_DONE: Readonly<Record<string, string>> = {
	'handed-in': 'Submitted. Everything is saved.',
	'not-taken': NOT_ALL_SAVED,
	'other-student':
		'Nothing was saved. That page belongs to someone who was signed in on this device before. To save it, sign in again with their resume code, then return to the page with your browser’s Back button.',
};
export const OTHER_STUDENT = 'Someone else is now signed in on this device. Nothing was changed.';

/** `In progress, 3 of 10 answered` */
export const inProgress = (answered: string) => `In progress, ${answered}`;
/** `Submitted on 4 December, 17:00, attempt 2` @param attempt 0 where there is only one */
export const overWords = (handedIn: boolean, at: string, attempt: number) =>
	`${handedIn ? 'Submitted' : 'Time ran out'} on ${at}${attempt > 1 ? `, attempt ${attempt}` : ''}`;
export const submittedOn = (handedIn: boolean, at: string) =>
	`${handedIn ? 'Submitted' : 'Submitted automatically'} on ${at}.`;
export const attemptName = (number: number) => `Attempt ${number}`;

/** What the teacher wrote beside a score. @param isDecided whether the score is theirs, too */
export const teacherSays = ({ comment, isDecided }: { comment: string; isDecided: boolean }) =>
	`${isDecided ? 'Your teacher set this score' : 'Comment from your teacher'}: ${quoted(comment)}`;
export const LATE = 'Late. Any penalty has already been deducted.';
export const ONLY_YOURS = ' Until then you see only your own answers.';
