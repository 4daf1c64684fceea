/**
 * Reads CSV as spreadsheets do, whatever they think the separator is: quotation marks count at the start of a
 * cell, what follows the closing one is taken as it stands. Written apart from the app's own reader.
 */
export function readLikeASpreadsheet(text: string, separator: ',' | ';' | '\t'): string[][] {
	const rows: string[][] = [];
	let row: string[] = [];
	let at = 0;
	while (at < text.length) {
		let cell = '';
		if (text[at] === '"') {
			at++;
			while (at < text.length && (text[at] !== '"' || text[at + 1] === '"')) {
				cell += text[at];
				at += text[at] === '"' ? 2 : 1;
			}
			at++;
		}
		while (at < text.length && text[at] !== separator && text[at] !== '\n' && text[at] !== '\r') {
			cell += text[at++];
		}
		row.push(cell);
		if (text[at] === separator) {
			at++;
			if (at < text.length) continue;
			row.push('');
		}
		if (text[at] === '\r' && text[at + 1] === '\n') at++;
		at++;
		rows.push(row);
		row = [];
	}
	return rows;
}
