/**
 * Marks cited words in a reading that stands in the page. Offsets are the reading's; each sentence says in
 * `data-passage` which stretch it holds, and reference numbers (`<sup>`) do not count.
 * @returns the words and the first sentence touched, or null when the words are not there
 */
export function highlight(
	root: ParentNode,
	start: number,
	end: number,
): { readonly range: Range; readonly passage: HTMLElement } | null {
	const touched = [...root.querySelectorAll<HTMLElement>('[data-passage]')].filter((passage) => {
		const [from = 0, to = 0] = (passage.dataset.passage ?? '').split(' ').map(Number);
		return from < end && start < to;
	});
	const first = touched[0];
	const last = touched.at(-1);
	if (!first || !last) return null;
	const range = document.createRange();
	range.setStartBefore(first);
	range.setEndAfter(last);
	// A browser that translates the page leaves no words to count in: the sentences are right in any language.
	if (touched.every(isOriginal)) {
		const from = place(first, start);
		const to = place(last, end);
		if (!from || !to) return null;
		range.setStart(...from);
		range.setEnd(...to);
	}
	clearHighlight();
	if ('highlights' in CSS) CSS.highlights.set('cited', new Highlight(range));
	// A browser without highlights marks whole sentences.
	else for (const passage of touched) passage.classList.add('cited');
	return { range, passage: first };
}

/** Nothing is cited any more. */
export function clearHighlight() {
	if ('highlights' in CSS) CSS.highlights.delete('cited');
	else for (const passage of document.querySelectorAll('.sentence.cited')) passage.classList.remove('cited');
}

function isOriginal(passage: HTMLElement): boolean {
	const [from = 0, to = 0] = (passage.dataset.passage ?? '').split(' ').map(Number);
	const texts = textsOf(passage);
	let length = 0;
	while (texts.nextNode()) length += (texts.currentNode as Text).length;
	return length === to - from;
}

const textsOf = (passage: HTMLElement) =>
	document.createTreeWalker(passage, NodeFilter.SHOW_TEXT, (node) =>
		node.parentElement?.closest('sup') ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT,
	);

/** The text node and offset in it where an offset of the reading falls. */
function place(passage: HTMLElement, offset: number): [Text, number] | null {
	const [from = 0] = (passage.dataset.passage ?? '').split(' ').map(Number);
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
