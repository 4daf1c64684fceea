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

/** Distinct texts of a file that are remembered, and how long one of them is. */
const MOST_KNOWN = 2_000;
const LONGEST_KNOWN = 1_000;

/** The same few hundred texts stand in most cells of a large table: what is made of each is made once for a file. */
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
