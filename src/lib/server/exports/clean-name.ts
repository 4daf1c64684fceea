/** In code points. */
export const LONGEST_NAME = 80;

/** What joins letters in Persian and Hindi, and the parts of an emoji: kept, though it cannot be seen. */
const JOINERS = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);
/** Nobody sees these; bidi overrides among them make one name look like another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * A name as it is stored: NFC, white space of every sort as one space and none at the ends, nothing invisible
 * but what joins letters. Empty when nothing can be seen. It may be longer than `LONGEST_NAME`.
 */
export function cleanName(name: string): string {
	const clean = name
		.toWellFormed()
		.replace(/[\s\u0085\u2800]+/g, ' ')
		.replace(UNSEEN, (unseen) => (JOINERS.has(unseen) ? unseen : ''))
		.normalize('NFC')
		.replace(/ +/g, ' ')
		.trim();
	return [...clean].every((part) => part === ' ' || JOINERS.has(part)) ? '' : clean;
}

/** What two names have in common that nobody could tell apart in a list: capitals, width and joiners do not count. */
export function foldName(name: string): string {
	const seen = cleanName(name).replace(UNSEEN, '');
	return seen.normalize('NFKC').toUpperCase().toLowerCase();
}
