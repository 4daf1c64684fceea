const GAP = 6;
const EDGE = 8;

/**
 * Puts a box that is open over the page below the word it belongs to if there is room, else above it, and never beyond
 * the window's sides.
 */
export function placeBeside(box: HTMLElement, opener: Element) {
	const word = opener.getClientRects()[0] ?? opener.getBoundingClientRect();
	const { width, height } = box.getBoundingClientRect();
	const isBelow = word.bottom + GAP + height <= innerHeight || word.top < height + GAP;
	const top = isBelow ? word.bottom + GAP : word.top - GAP - height;
	const left = Math.max(EDGE, Math.min(word.left, document.documentElement.clientWidth - width - EDGE));
	box.style.top = `${top + scrollY}px`;
	box.style.left = `${left + scrollX}px`;
}
