/**
 * The text as any spreadsheet, CSV reader and XML parser can take it: line ends are `\n`; NUL, every other
 * control character but tab, and code points that are no characters are gone; half a surrogate pair is U+FFFD.
 */
export function plainText(text: string): string {
	return text
		.toWellFormed()
		.replace(/\r\n?/g, '\n')
		.replace(/[^\P{Cc}\t\n]|\p{Noncharacter_Code_Point}/gu, '');
}

/** How many texts are remembered for one file, and how long each may be. */
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 1_000;

/** Most cells of a large table repeat a few hundred texts, so each text is converted once per file. */
export function remembering(make: (text: string) => string): (text: string) => string {
	const known = new Map<string, string>();
	return (text) => {
		const found = known.get(text);
		if (found !== undefined) return found;
		const made = make(text);
		if (known.size < MOST_KNOWN && text.length <= LONGEST_KNOWN) known.set(text, made);
		return made;
	};
}
