import { longDate } from './words.ts';

/** @param date ISO date of the state of affairs that a module describes */
export const asOfWords = (date: string) => `Facts as of ${longDate(date)}`;

/** Of what has happened after that date. */
export const SINCE_NOTE = 'No questions are based on this text.';
export const afterWords = (date: string) => `After ${longDate(date)}. ${SINCE_NOTE}`;
