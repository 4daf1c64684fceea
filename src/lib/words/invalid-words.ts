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

/** What of an item is filled part by part. */
const PARTS: Readonly<Partial<Record<string, readonly [one: string, more: string]>>> = {
	match: ['Row', 'Rows'],
	gap: ['Gap', 'Gaps'],
};

/** Which parts are still to be filled: `Rows 3 and 4 are still blank.` @param places from 1 */
export function blankWords(kind: string, places: readonly number[]): string {
	const [one, more] = PARTS[kind] ?? [];
	if (!one || places.length === 0) return INVALID_WORDS.incomplete;
	return places.length === 1
		? `${one} ${places[0]} is still blank.`
		: `${more} ${places.slice(0, -1).join(', ')} and ${places.at(-1)} are still blank.`;
}
