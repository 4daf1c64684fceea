/**
 * A text as it stands inside quotation marks: its own double marks, curved or straight, become single ones. A straight
 * mark that has no partner stays: it may be an inch.
 */
export const nested = (text: string): string =>
	text
		.replace(/“/g, '‘')
		.replace(/”/g, '’')
		.replace(/"([^"]*)"/g, '‘$1’');

/** A text in quotation marks. One that is a quotation from end to end has its own. */
export const quoted = (text: string): string => (/^“[^“”]*”$/.test(text) ? text : `“${nested(text)}”`);
