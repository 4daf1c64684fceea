import { notMarked } from './marking.ts';

/** How far a student is with a quiz. */
export const STATES = {
	'not-started': 'not started',
	'under-way': 'in progress',
	over: 'submitted',
} as const satisfies Record<string, string>;

/** Said beside a score. */
export const CELL_NOTES = {
	late: 'late',
	part: 'not all submitted',
	practice: 'practice',
	notCounted: 'not counted',
	overridden: 'overridden',
	comment: 'with a comment',
} as const satisfies Record<string, string>;

/**
 * What a teacher has said of a score, and is still to say.
 * @param comment may be empty
 * @param unmarked answers that the score waits for
 */
export const decidedNotes = (isOverridden: boolean, comment: string, unmarked: number): readonly string[] => [
	...(unmarked > 0 ? [notMarked(unmarked)] : []),
	...(isOverridden ? [CELL_NOTES.overridden] : comment ? [CELL_NOTES.comment] : []),
];

/** It counts, and nobody submitted it. */
export const UNFINISHED = 'not submitted yet';

/** What a student has done with all of it: a path has readings, too, which nobody submits. */
export const doneWord = (isPath: boolean) => (isPath ? 'finished' : STATES.over);
/** `12 of 30 submitted`, `12 of 30 finished` */
export const doneOf = (done: number, students: number, isPath: boolean) =>
	`${done} of ${students} ${doneWord(isPath)}`;
/** Of the answers that a page is about: `12 of 30 submitted`; of a path some of its quizzes. */
export const submittedOf = (over: number, students: number, isPath: boolean) =>
	`${over} of ${students} submitted${isPath ? ' at least one quiz' : ''}`;

/** Said of students who are not there. */
export const ABSENT = {
	reset: 'reset by you, not signed in since',
	notJoined: 'not joined yet',
} as const satisfies Record<string, string>;

export const RESULT_PROBLEMS = {
	noQuiz: 'This assignment has no such quiz.',
	noReading: 'This assignment has no such reading.',
	noQuestion: 'This assignment has no such question.',
	noFile: 'This file doesn’t exist. Choose one on the results page.',
	manyLive: 'You have too many live pages open.',
	points: (most: number) => `Enter a score from 0 to ${most}, for example 6.5.`,
	comment: 'Give a reason for the score. The student sees it next to the score.',
	minutes: (most: number) => `Enter a whole number of minutes from 1 to ${most}.`,
} as const satisfies Record<string, string | ((most: number) => string)>;

/** Why an attempt was not reopened. */
export const NOT_REOPENED = {
	gone: 'This attempt no longer exists.',
	'handed-in': 'The student submitted this attempt, so it can’t be reopened.',
	running: 'This attempt is still in progress.',
	'other-running': 'The student has started another attempt at this quiz. Wait until it is submitted.',
	seen: 'The student may have seen the correct answers. Tick the box to reopen it anyway.',
} as const satisfies Record<string, string>;

/** Why answers were not regraded. */
export const NOT_REGRADED = {
	moved: 'These answers have been regraded since you opened this page. Reload it to see the changes.',
	changed:
		'The quiz has changed again since you opened this page. Go back, reload the page and check the changes.',
	unclear: 'Choose what to do with each question.',
} as const satisfies Record<string, string>;

/** Titles of the files and sheets that leave, and of their columns. */
export const EXPORT_TITLES = {
	scores: 'Scores',
	submissions: 'Submissions',
	responses: 'Responses',
	items: 'Item analysis',
	student: 'Student',
	quiz: 'Quiz',
	version: (quiz: string) => `${quiz}: version`,
	attempt: 'Attempt',
	item: 'Item',
	objective: 'Objective',
	prompt: 'Prompt',
	response: 'Response',
	earned: 'Earned',
	possible: 'Possible',
	confidence: 'Confidence (1 to 3)',
	unmarked: 'Not marked yet',
	evidence: 'Sentences chosen',
	level: (criterion: string) => `Level: ${criterion}`,
	markComment: 'Comment on the answer',
	received: 'Received',
	taken: 'Quizzes attempted',
	unfinished: 'Attempted but not submitted',
	score: 'Score',
	joined: 'Joined after the first submission',
	status: 'Status',
	attempts: 'Attempts',
	late: 'Late',
	penalty: 'Points deducted for lateness',
	passed: 'Passed',
	started: 'Started',
	submitted: 'Submitted',
	minutes: 'Minutes used',
	overridden: 'Overridden',
	comment: 'Comment or reason for the override',
} as const satisfies Record<string, string | ((name: string) => string)>;

/** Statistics of a question, as Moodle’s documentation names them. */
export const FIGURE_TITLES = {
	attempts: 'Attempts',
	answered: 'Answered',
	possible: 'Points',
	facility: 'Facility index',
	standardDeviation: 'Standard deviation',
	randomGuess: 'Random guess score',
	intendedWeight: 'Intended weight',
	effectiveWeight: 'Effective weight',
	discrimination: 'Discrimination index',
	efficiency: 'Discriminative efficiency',
} as const satisfies Record<string, string>;

/** `version B` */
export const versionName = (version: number) => `version ${versionLetter(version)}`;
export const versionLetter = (version: number) => String.fromCharCode(65 + version);
/** `Actors`, and where there are several versions of it, which: `Actors, version B`. */
export const paperTitle = (title: string, version: number, versions: number) =>
	versions > 1 ? `${title}, ${versionName(version)}` : title;
