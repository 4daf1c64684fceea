import { count } from './words.ts';

/** Reviews: questions that come back before they are forgotten. */
export const dueQuestions = (due: number) => `${count(due, 'question')} due`;
export const reviewDue = (due: string) => `Review: ${due}`;
export const dueNow = (due: number) => `${due} due`;
export const moreDue = (due: number) => (due > 0 ? `${due} more due now.` : 'Nothing more is due today.');
/** Beside the number that were. */
export const remembered = (of: number) => `of ${of} remembered`;
/** @param day `Monday 3 December` */
export const nextDue = (day: string) => `The next question is due on ${day}. You can also review early.`;
export const comingUp = (questions: number, days: number) =>
	`${count(questions, 'question')} in the next ${days} days.`;
export const REVIEW_FAILED = 'We couldn’t load your review. Check your connection and reload the page.';
export const QUESTIONS_FAILED = 'We couldn’t load the questions. Check your connection and try again.';
export const NOT_CHOSEN = 'We couldn’t save this choice because the browser is blocking storage.';
