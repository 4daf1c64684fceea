const GAP = 6;
const EDGE = 8;

/**
 * Puts a box that is open over the page below the word it belongs to if there is room, else on the side that has more of
 * it, no higher than that; and never beyond the window.
 */
export function placeBeside(box: HTMLElement, opener: Element) {
	const word = opener.getClientRects()[0] ?? opener.getBoundingClientRect();
	box.style.maxHeight = '';
	const { width, height } = box.getBoundingClientRect();
	const [above, below] = [word.top - GAP - EDGE, innerHeight - word.bottom - GAP - EDGE];
	const isBelow = height <= below || below >= above;
	const high = Math.min(height, isBelow ? below : above);
	if (high < height) box.style.maxHeight = `${high}px`;
	const top = isBelow ? word.bottom + GAP : word.top - GAP - high;
	const left = Math.max(EDGE, Math.min(word.left, document.documentElement.clientWidth - width - EDGE));
	box.style.top = `${top + scrollY}px`;
	box.style.left = `${left + scrollX}px`;
}
