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

/** How many are remembered for one file, and how long a text may be. */
const MOST_KNOWN = 5_000;
const LONGEST_KNOWN = 1_000;

/** Most cells of a large table repeat a few hundred texts and numbers, so each is converted once per file. */
export function remembering<C extends string | number, T>(make: (cell: C) => T): (cell: C) => T {
	const known = new Map<C, T>();
	return (cell) => {
		const found = known.get(cell);
		if (found !== undefined) return found;
		const made = make(cell);
		const isShort = typeof cell === 'number' || cell.length <= LONGEST_KNOWN;
		if (known.size < MOST_KNOWN && isShort) known.set(cell, made);
		return made;
	};
}
