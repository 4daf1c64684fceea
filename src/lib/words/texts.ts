import { count } from './words.ts';

/** Labels of a reading, beside a quiz and on its own page. */
export const THE_TEXT = 'The text';
export const VIEW_TEXT = 'View text';
export const WHICH_TEXT = 'Choose a text';
export const WHICH_WORDING = 'Choose the wording';
export const WORDINGS = [
	['original', 'Original'],
	['plain', 'Plain English'],
	['both', 'Both'],
] as const;
export const OPEN_READING = 'Open full text';
export const CLOSE = 'Close';
export const LISTEN = 'Listen';
export const IN_PLAIN_ENGLISH = 'In plain English: ';
export const PLAIN_FAILED = 'We couldn’t load the plain English version. Try again when you’re online.';
export const TEXT_FAILED = 'We couldn’t load this text. Try again when you’re online.';
export const GLOSSARY = 'Glossary';
export const IN_GLOSSARY = 'See in glossary';

/** When a text counts as read. */
export const READ_RULE = 'A text counts as finished when its last line has been on your screen for a second.';

/** `According to the article.`; empty where what is asked names the source itself. */
export const according = (label: string, { prompt, statement }: Asked) =>
	`${prompt} ${statement}`.toLowerCase().includes(label.toLowerCase()) ? '' : `According to ${label}.`;
interface Asked {
	readonly prompt: string;
	readonly statement: string;
}
/** `3 questions are based on this sentence` */
export const basedOn = (items: number) =>
	`${count(items, 'question is', 'questions are')} based on this sentence`;
export const QUESTIONS_HERE = 'Questions based on this sentence';
export const linkToParagraph = (number: string) => `Link to paragraph ${number}`;
/** The way back from a text. @param question its number; 0: from the results, or from a case */
export const backTo = (question: number, isCase: boolean) =>
	isCase ? 'Back to the case' : question > 0 ? `Back to question ${question}` : 'Back to your results';
