import { count } from './words.ts';

/** What is shown with a reading, one kind at a time. */
export const SHOWN = [
	['nothing', 'Text only'],
	['questions', 'Questions here'],
	['answers', 'My answers'],
	['numbers', 'Paragraph numbers'],
	['notes', 'My notes'],
] as const;
export const SHOW = 'Show';
export const MY_ANSWERS = 'My answers';

/** What the map of one’s own answers can be narrowed down to. */
export const MAP_FILTERS = [
	['everything', 'Show all'],
	['right', 'Correct only'],
	['missed', 'Partly correct or incorrect only'],
	['sure', 'Very sure but wrong only'],
	['unanswered', 'Unanswered only'],
] as const;
export const SHOW_ALL = MAP_FILTERS[0][1];
export const shownSentences = (shown: number, of: number) => `${shown} of ${count(of, 'sentence')}.`;
