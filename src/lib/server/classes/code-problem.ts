import { waitWords } from '../../words/wait-words.ts';

/** In words, and what to do: what is wrong with a join code that was typed or followed. @param waitMs when it is `too-many` */
export function codeProblem(problem: string, waitMs = 0): string {
	switch (problem) {
		case 'length':
			return 'A code has 8 letters and digits. Compare it with the one you were given.';
		case 'character':
			return 'A code has only letters and digits. Compare it with the one you were given.';
		case 'look-alike':
			return 'No code has 0, O, 1, I or L in it. Look again: it may be a Q, a 7 or a J.';
		case 'too-many':
			return `Too many wrong codes came from your network. Try again in ${waitWords(waitMs)}.`;
		default:
			return 'No class has this code. Compare it with the one you were given, or ask your teacher for a new one.';
	}
}

/** The same for a resume code. */
export function resumeProblem(problem: string, waitMs = 0): string {
	switch (problem) {
		case 'length':
			return 'A resume code has 6 letters and digits, such as ABC-234.';
		case 'character':
			return 'A resume code has only letters and digits, such as ABC-234.';
		case 'look-alike':
			return 'No resume code has 0, O, 1, I or L in it. Look again.';
		case 'too-many':
			return `Too many wrong codes were tried. Try again in ${waitWords(waitMs)}, or ask your teacher to reset your name.`;
		default:
			return 'Nobody in this class has this code. Look again, or ask your teacher to reset your name.';
	}
}
