/** Markers of one quotation or list inside another, on one line. */
const NESTED = /^[ \t]*(?:>[ \t]*|(?:[-+*]|\d{1,9}[.)])[ \t]+){8,}/m;
/** Indented as deep as only a list within a list within … is. */
const INDENTED = /^[ \t]{40,}\S/m;
const BLANK_LINES = /\n\s*\n/g;
const MARK = /[*_`[\]<&]/g;
/** Four for each **strong** phrase, three for each note: more than a paragraph has that people read. */
const MOST_MARKS = 400;

/** What makes Markdown take minutes to parse, found by a look at its lines; none of it has a use in a reading. */
export function findTangle(markdown: string): { at: number; message: string } | null {
	const nested = NESTED.exec(markdown) ?? INDENTED.exec(markdown);
	if (nested) return { at: nested.index, message: 'This is nested too deeply.' };
	let start = 0;
	for (const end of [...[...markdown.matchAll(BLANK_LINES)].map(({ index }) => index), markdown.length]) {
		const marks = markdown.slice(start, end).match(MARK)?.length ?? 0;
		if (marks > MOST_MARKS) {
			const at = start + markdown.slice(start, end).search(/\S/);
			return { at, message: `This paragraph has more than ${MOST_MARKS} marks.` };
		}
		start = end;
	}
	return null;
}
