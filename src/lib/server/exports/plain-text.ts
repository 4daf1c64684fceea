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
