import { waitWords } from './wait-words.ts';

/** What is wrong with a join code that was typed or followed, and what to do. @param waitMs when it is `too-many` */
export function codeProblem(problem: string, waitMs = 0): string {
	switch (problem) {
		case 'length':
			return 'A code has 8 letters and numbers. Check yours.';
		case 'character':
			return 'A code has only letters and numbers. Check yours.';
		case 'look-alike':
			return 'Codes never contain 0, O, 1, I or L. Look again: you may have misread a Q, 7 or J.';
		case 'too-many':
			return `Too many wrong codes from your network. Try again in ${waitWords(waitMs)}.`;
		default:
			return 'No class has this code. Check yours, or ask your teacher for a new one.';
	}
}

/** The same for a resume code. */
export function resumeProblem(problem: string, waitMs = 0): string {
	switch (problem) {
		case 'length':
			return 'A resume code has 6 letters and numbers, such as ABC-234.';
		case 'character':
			return 'A resume code has only letters and numbers, such as ABC-234.';
		case 'look-alike':
			return 'Resume codes never contain 0, O, 1, I or L. Check yours.';
		case 'too-many':
			return `Too many wrong codes. Try again in ${waitWords(waitMs)}, or ask your teacher to reset your name.`;
		default:
			return 'No one in this class has this code. Check yours, or ask your teacher to reset your name.';
	}
}

/** Why somebody cannot join, and what to do. */
export const JOIN_REFUSED = {
	empty: 'Enter your name or a nickname.',
	'too-long': 'Use no more than 80 characters.',
	'in-use':
		'Someone is already using this name. If it’s you, enter your resume code below. If you’ve lost it, ask your teacher to reset your name. If it isn’t you, add an initial.',
	'not-picked': 'Choose your name from the list. If it isn’t there, ask your teacher to add it.',
	'not-listed':
		'This doesn’t match a name on your teacher’s list. Type your name as your teacher writes it, usually first name and surname. If it still doesn’t match, ask your teacher.',
	several:
		'This could be more than one name on your teacher’s list. Type your name in full, exactly as your teacher writes it, or ask your teacher.',
	'listed-in-use':
		'This name has already been used to join. If that was you, enter your resume code below. If you’ve lost it, or someone else is using your name, ask your teacher to reset it.',
	ended:
		'This class has ended, so no one new can join. If you’ve joined before, enter your resume code below.',
	archived:
		'Your teacher has archived this class, so no one new can join. If you’ve joined before, enter your resume code below.',
	full: 'This class is full. Ask your teacher.',
	gone: 'This class no longer exists. Ask your teacher.',
} as const satisfies Record<string, string>;

export const TOO_MANY_JOIN = {
	tooMany: (ms: number) =>
		`Too many people have joined this class from your network. Try again in ${waitWords(ms)}, or ask your teacher.`,
	tooManyNames: (ms: number) =>
		`Too many wrong names have been entered for this class. Try again in ${waitWords(ms)}, or ask your teacher for a card with your resume code.`,
} as const satisfies Record<string, (ms: number) => string>;
