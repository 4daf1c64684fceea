/**
 * Breaks a text into lines that fit. A word too long for a line is cut; what does not fit into the lines there
 * are ends in an ellipsis.
 * @param widthOf how wide a text is drawn, in the unit of `width`
 */
export function wrapWords(
	text: string,
	width: number,
	most: number,
	widthOf: (text: string) => number,
): string[] {
	const lines: string[] = [];
	let line = '';
	for (const word of text.split(/\s+/).filter(Boolean)) {
		const longer = line ? `${line} ${word}` : word;
		if (line === '' || widthOf(longer) <= width) {
			line = longer;
			continue;
		}
		lines.push(line);
		line = word;
	}
	if (line) lines.push(line);
	const kept = lines.slice(0, most);
	const last = kept.length - 1;
	return kept.map((one, index) => cut(one, index === last && lines.length > most, width, widthOf));
}

function cut(line: string, goesOn: boolean, width: number, widthOf: (text: string) => number): string {
	const whole = goesOn ? `${line}…` : line;
	if (widthOf(whole) <= width) return whole;
	const letters = [...line];
	while (letters.length > 1 && widthOf(`${letters.join('').trimEnd()}…`) > width) letters.pop();
	return `${letters.join('').trimEnd()}…`;
}
