/** In what readers take for characters: a letter with its accents is one. */
export const LONGEST_NAME = 80;
/** In code points: as many as eighty characters of any script need, and no more. */
const MOST_POINTS = 4 * LONGEST_NAME;
/** On one letter. Pointed Hebrew and vocalised Arabic have three; sixty draw over the lines above and below. */
const MOST_MARKS = 4;
const TOO_MANY_MARKS = new RegExp(`([\\p{M}\\u200C\\u200D]{${MOST_MARKS}})[\\p{M}\\u200C\\u200D]+`, 'gu');

/** What joins letters in Persian and Hindi, and the parts of an emoji: kept, though it cannot be seen. */
const JOINERS = new Set(['\u200C', '\u200D', '\uFE0E', '\uFE0F']);
/** Nobody sees these; bidi overrides among them make one name look like another. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}]/gu;

/**
 * A name as it is stored: NFC, white space of every sort as one space and none at the ends, nothing invisible
 * but what joins letters, at most four marks on a letter. Empty when nothing can be seen. It may be too long.
 */
export function cleanName(name: string): string {
	const clean = name
		.toWellFormed()
		.replace(/[\s\u0085\u2800]+/g, ' ')
		.replace(UNSEEN, (unseen) => (JOINERS.has(unseen) ? unseen : ''))
		.normalize('NFC')
		.replace(TOO_MANY_MARKS, '$1')
		.normalize('NFC')
		.replace(/ +/g, ' ')
		.trim();
	return [...clean].every((part) => part === ' ' || JOINERS.has(part)) ? '' : clean;
}

const segments = new Intl.Segmenter('en', { granularity: 'grapheme' });
const pointsOf = (name: string) => [...name];

/** Whether a name has more characters than a list has room for. @param name clean */
export function isTooLong(name: string): boolean {
	// Counting characters takes longer than counting code points.
	if (pointsOf(name).length <= LONGEST_NAME) return false;
	return pointsOf(name).length > MOST_POINTS || [...segments.segment(name)].length > LONGEST_NAME;
}

/** Its first characters, so many that it is not too long. @param most at most `LONGEST_NAME` */
export function shorten(name: string, most = LONGEST_NAME): string {
	const points = pointsOf(name)
		.slice(0, MOST_POINTS - LONGEST_NAME + most)
		.join('');
	return [...segments.segment(points)]
		.slice(0, most)
		.map(({ segment }) => segment)
		.join('')
		.trim();
}

/** What two names have in common that nobody could tell apart in a list: capitals, width and joiners do not count. */
export function foldName(name: string): string {
	const seen = cleanName(name).replace(UNSEEN, '');
	return seen.normalize('NFKC').toUpperCase().toLowerCase();
}
