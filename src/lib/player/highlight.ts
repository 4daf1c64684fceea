/** Words of a reading as they stand in the page. */
interface Place {
	readonly range: Range;
	/** The sentences or headings they touch, in order; never empty. */
	readonly passages: readonly HTMLElement[];
}

/** Which stretch of the reading a sentence or a heading holds, in UTF-16 units. */
export function stretchOf(passage: HTMLElement): readonly [from: number, to: number] {
	const [from = 0, to = 0] = (passage.dataset.passage ?? '').split(' ').map(Number);
	return [from, to];
}

/**
 * Offsets are the reading's; each sentence says in `data-passage` which stretch it holds, and reference numbers
 * (`<sup>`) do not count.
 * @returns null when the words are not there
 */
export function placeAt(root: ParentNode, start: number, end: number): Place | null {
	const passages = [...root.querySelectorAll<HTMLElement>('[data-passage]')].filter((passage) => {
		const [from, to] = stretchOf(passage);
		return from < end && start < to;
	});
	const first = passages[0];
	const last = passages.at(-1);
	if (!first || !last) return null;
	const range = document.createRange();
	range.setStartBefore(first);
	range.setEndAfter(last);
	// A browser that translates the page leaves no words to count in: the sentences are right in any language.
	if (passages.every(isOriginal)) {
		const from = place(first, start);
		const to = place(last, end);
		if (!from || !to) return null;
		range.setStart(...from);
		range.setEnd(...to);
	}
	return { range, passages };
}

/**
 * Marks cited words in a reading that stands in the page.
 * @returns the words and the first sentence touched, or null when the words are not there
 */
export function highlight(
	root: ParentNode,
	start: number,
	end: number,
): { readonly range: Range; readonly passage: HTMLElement } | null {
	const found = placeAt(root, start, end);
	const passage = found?.passages[0];
	if (!found || !passage) return null;
	clearHighlight();
	if ('highlights' in CSS) CSS.highlights.set('cited', new Highlight(found.range));
	// A browser without highlights marks whole sentences.
	else for (const touched of found.passages) touched.classList.add('cited');
	return { range: found.range, passage };
}

/** Nothing is cited any more. */
export function clearHighlight() {
	if ('highlights' in CSS) CSS.highlights.delete('cited');
	else for (const passage of document.querySelectorAll('.sentence.cited')) passage.classList.remove('cited');
}

/** Whether a sentence has its own words, and not those of a translation. */
export function isOriginal(passage: HTMLElement): boolean {
	const [from, to] = stretchOf(passage);
	const texts = textsOf(passage);
	let length = 0;
	while (texts.nextNode()) length += (texts.currentNode as Text).length;
	return length === to - from;
}

export const textsOf = (passage: HTMLElement) =>
	document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
		node.parentElement?.closest('sup') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
	);

/** The text node and offset in it where an offset of the reading falls. */
function place(passage: HTMLElement, offset: number): [Text, number] | null {
	const [from] = stretchOf(passage);
	const texts = textsOf(passage);
	let left = Math.max(0, offset - from);
	let at: Text | null = null;
	while (texts.nextNode()) {
		at = texts.currentNode as Text;
		if (left <= at.length) return [at, left];
		left -= at.length;
	}
	return at && [at, at.length];
}
