import type { Invalid } from '../quiz/outcome.ts';

/** What to do about a response that cannot be graded, by the reason why. */
export const INVALID_WORDS = {
	empty: 'Answer the question first.',
	incomplete: 'Some parts are still blank.',
	'too-many': 'Choose only one.',
	repeated: 'Choose one for each.',
	'not-a-number': 'Type a number in digits, for example 3.5 or 20,000.',
	unknown: 'This can’t be graded. Reload the page and try again.',
} satisfies Record<Invalid, string>;
