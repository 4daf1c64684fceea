import { count } from './words.ts';

/** Buttons and titles on the way to submitting an assigned quiz. */
export const SUBMIT = {
	save: 'Save',
	open: 'Submit…',
	submit: 'Submit',
	ask: 'Submit this quiz?',
	now: 'Submit now',
	anyway: 'Submit anyway',
	keepWorking: 'Keep working',
	submitted: 'Submitted',
	back: 'Back to the assignment',
} as const satisfies Record<string, string>;

/** What submitting means for what comes after. @param left attempts still to come after this one */
export function finalWords(left: number | 'unlimited'): string {
	if (left === 'unlimited') return 'You can retake the quiz afterwards as often as you like.';
	if (left <= 0) return 'This is final: you can’t change your answers or retake the quiz afterwards.';
	return `You can’t change these answers afterwards. You’ll have ${count(left, 'attempt')} left.`;
}
export const yourScore = (score: string) => `Your score: ${score}`;

export const ALL_ANSWERED = 'You’ve answered every question.';
export const flaggedWords = (flagged: number) => ` You flagged ${flagged}.`;
export const someOpen = (open: number, of: number) => `${open} of ${of} questions are blank or incomplete:`;
export const someOpenSaved = (open: number, of: number) =>
	`${open} of ${of} questions are blank or incomplete. Your answers are saved but not submitted yet.`;
export const questionNumber = (number: number) => `Question ${number}`;

/** How far a question is. */
export const FAR = { not: 'not answered', partly: 'incomplete', wholly: 'answered' } as const;

/** Submitted by the student; the server has not heard of it yet. @param lateRule may be empty */
export const SUBMITTED_HERE = 'Submitted on this device';
export const stillToSend = (waiting: number, lateRule: string) =>
	[
		`It counts once received: ${count(waiting, 'change')} still to send.`,
		lateRule,
		'Keep this page open, or come back to it on this device.',
	]
		.filter(Boolean)
		.join(' ');

/** The server has it. @param clock `14:05` */
export const submittedAt = (clock: string) => `Submitted at ${clock}`;
export const TIME_UP = 'Time is up';
export const answersSaved = (answered: number, of: number) => `${answered} of ${of} answers saved.`;
export const submittedItself = (clock: string, answered: number, of: number) =>
	`Submitted automatically at ${clock}. ${answersSaved(answered, of)}`;

/** Without JavaScript there is no clock to watch. @param minutes from when the page was loaded */
export const submitsItself = (minutes: number) =>
	`Your answers are submitted automatically ${count(minutes, 'minute')} after this page loaded, or later if your teacher gives you more time. Save often to see how long you have left.`;

export const dueIs = (due: string) => `Due ${due}`;
export const timeChanged = (left: string) => `Your time has changed: ${left}.`;
export const NO_TIME_LIMIT = 'no time limit';
/** @param lateRule what becomes of late work */
export const justDue = (lateRule: string) => `The due date has just passed. ${lateRule}`;
export const dueChanged = (due: string | null) =>
	due === null ? 'There’s no longer a due date.' : `The due date has changed to ${due}.`;
export const FEEDBACK_LATER = 'You’ll get feedback when you’re back online.';

/** What a page says when nothing more can be entered. */
export const CLOSED_WORDS = {
	up: 'Time is up. Your answers will be submitted automatically in a moment.',
	unsure:
		'Time is up by this device’s clock, but we can’t reach the server. Your answers are saved here. Anything you add counts only if your teacher has given you more time.',
} as const;
export const NOT_ALL_SAVED =
	'Some answers weren’t saved because time had run out or the quiz had already been submitted.';
export const TOO_MANY_CHANGES = {
	form: 'Too many changes at once. Wait a minute, then go back and save again.',
	device: 'Too many changes at once. Your answers are saved on your device and will be sent again.',
} as const;
