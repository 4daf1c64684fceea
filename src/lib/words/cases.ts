import type { Points } from '../quiz/case/types.ts';
import { count, pointsOutOf } from './words.ts';

/** What the doctrine says of an option, by its points. */
const JUDGED = {
	2: 'Fits the doctrine',
	1: 'Defensible, at a cost',
	0: 'Overlooks a principle',
} as const satisfies Record<Points, string>;

/** How the same is shown wherever answers are judged. */
export const JUDGED_AS = { 2: 'right', 1: 'partly', 0: 'wrong' } as const satisfies Record<Points, string>;

export const CASE_WORDS = {
	situation: 'The situation',
	ask: 'What do you decide?',
	decide: 'Decide',
	choose: 'Choose an option first.',
	decided: 'Your decision',
	notTaken: 'Road not taken',
	happens: 'What happens',
	doctrine: 'What the doctrine says',
	debrief: 'Debrief',
	seeDebrief: 'Go to the debrief',
	ending: 'How it ended',
	score: 'by the doctrine',
	road: 'Your road',
	discuss: 'Questions to discuss',
	again: 'Decide again',
	back: 'Back to the module',
	cases: 'Cases to decide together',
	projector: 'For a class: on a projector',
	print: 'Print cards',
	noJs: 'Nothing is saved. The address of each page holds the decisions so far.',
} as const;

export const decisionWords = (at: number, of: number) => `Decision ${at + 1} of ${of}`;
export const decisions = (of: number) => count(of, 'decision');
export const judgedWords = (points: Points) => `${JUDGED[points]} · ${pointsOutOf(points, 2)}`;

/** Where a case stands on its path: `2 of 5 decided`, `Done · 8 of 10`. */
export const decidedWords = (decided: number, of: number) => `${decided} of ${of} decided`;
export const caseDoneWords = (earned: number, possible: number) => `Done · ${earned} of ${possible}`;

/** A class decides by a show of hands. */
export const HANDS = {
	title: 'Decide as a class',
	how: 'Read the situation aloud. For each option, count raised hands and enter the number. The option with the most hands is selected; you confirm it.',
	hands: 'Hands',
	more: 'One more',
	fewer: 'One fewer',
	none: 'No hands counted yet.',
	tie: 'It’s a tie. Discuss it, count again, or choose.',
	most: (letter: string, hands: number) => `${letter} has the most hands: ${hands}.`,
	noScript: 'Counting hands needs JavaScript. You can still decide point by point:',
	kept: 'The count is in this page’s address only. Bookmark it to continue next lesson.',
	mode: 'Play it on your own',
} as const;
export const handsWords = (hands: number) => count(hands, 'hand');

/** What a case says that is decided for an assignment. */
export const DECIDE_COUNTS = 'This is part of your assignment. It counts as done when you reach the debrief.';
export const DECIDE_DONE = 'You’ve reached the debrief. It counts for your assignment.';
export const SEND_ROAD = 'Mark as done in your assignment';

/** On paper. */
export const CARDS = {
	cards: 'Cards',
	key: 'Cards with consequences',
	addKey: 'Add consequence cards',
	hideKey: 'Hide consequence cards',
	situation: 'Situation',
	point: (at: number) => `Decision ${at + 1}`,
	option: (at: number, letter: string) => `${at + 1}${letter}`,
	note: 'Cut along the lines. Consequence cards are for the teacher: read one aloud after each decision.',
	noteLines: 'Why?',
	when: (words: string) => `If ${words}:`,
	sets: (words: string) => `Remember: ${words}.`,
} as const;

export const LETTERS = 'ABCD';
