import { count } from './words.ts';

/** What brings somebody back: a goal, the days studied, a calendar. */
export const COMING_BACK = 'Coming back';
export const TODAY = 'Today';
/** What leads from there to where the goal is set. */
export const changeGoal = (goal: number) => (goal > 0 ? 'Change goal' : 'Set a daily goal');
export const GOALS = [5, 10, 20] as const;

/** `3 of 10 questions today` */
export const goalWords = (done: number, goal: number) =>
	done < goal
		? `${done} of ${count(goal, 'question')} today`
		: `${count(done, 'question')} today: goal reached`;
/** @param studied how many of the last days */
export const daysWords = (studied: number, of: number) => `Studied on ${studied} of the last ${of} days`;
/** Only where there is a run worth a word. */
export const runWords = (run: number) =>
	run < 3 ? '' : `A run of ${run} study days. One day off doesn’t end it.`;
/** `Monday 30 November: studied` */
export const dayWords = (day: string, isStudied: boolean) =>
	`${day}: ${isStudied ? 'studied' : 'not studied'}`;

/** Asked once, after a quiz. */
export const INVITE_TITLE = 'Set a small daily goal?';
export const INVITE_HOW =
	'You’ll see how far you are each day. Change it or turn it off at any time under “Your data”.';
/** `5 questions a day` */
export const aDay = (goal: number) => `${goal} a day`;
export const NO_GOAL = 'No goal';
export const NO_THANKS = 'No thanks';
export const goalChosen = (goal: number) =>
	goal === 0
		? 'No goal set. You can set one under “Your data”.'
		: `Your goal: ${count(goal, 'question')} a day.`;
export const SAVED_CHOICE = 'Saved.';

/** The calendar file. */
export const ADD_TO_CALENDAR = 'Add to your calendar';
export const CALENDAR_HOW =
	'A file for your calendar app, with the review days of all modules and no alarms. It doesn’t update by itself: add it again after you’ve studied.';
export const CALENDAR_EMPTY = 'No reviews are coming up, so there’s nothing to add.';
export const CALENDAR_FAILED = 'We couldn’t make the calendar file. Reload the page and try again.';
export const calendarSaved = (days: number) => `Downloaded: ${count(days, 'review day')}.`;
export const calendarSummary = (due: number) => `Review ${count(due, 'question')}`;
export const CALENDAR_DESCRIPTION =
	'Questions you answered in Mandate come back today, before you forget them.';
