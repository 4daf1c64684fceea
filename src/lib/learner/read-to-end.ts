import { readFor, tellRead } from '../device/assigned-reads.ts';
import { BACK_TO_ASSIGNMENT, READ_COUNTS, READ_DONE } from '../words/assigned-reading.ts';

/** As long as the end must be in view: scrolling past it is not reading. */
const LOOK_MS = 1_000;

/**
 * Tells once when a text was seen to its end, and where it is read for an assignment, the assignment as well.
 * @param text the element that holds it
 * @param stop its name in a plan
 */
export function readToEnd(text: Element, stop: string, isRead: () => void = () => undefined) {
	const end = document.createElement('div');
	text.append(end);
	const assigned = offerWayBack(stop);
	let looking: ReturnType<typeof setTimeout> | undefined;
	const observer = new IntersectionObserver((entries) => {
		clearTimeout(looking);
		if (entries.at(-1)?.isIntersecting) looking = setTimeout(seen, LOOK_MS);
	});
	observer.observe(end);

	function seen() {
		if (document.visibilityState === 'hidden') return;
		observer.disconnect();
		isRead();
		assigned();
	}
}

/**
 * A page that is read for an assignment says what counts, and leads back there.
 * @returns to be called when it was read
 */
function offerWayBack(stop: string): () => void {
	const own = readFor();
	const place = document.getElementById('assigned');
	if (!own || !place) return () => undefined;
	const status = document.createElement('p');
	status.role = 'status';
	status.textContent = READ_COUNTS;
	const back = document.createElement('a');
	back.className = 'btn';
	back.href = `/assignments/${own.assignment}`;
	back.textContent = BACK_TO_ASSIGNMENT;
	place.append(status, back);
	place.hidden = false;
	// Elsewhere the page leads on by itself.
	for (const other of document.querySelectorAll<HTMLElement>('[data-next]')) other.hidden = true;
	return () => {
		status.textContent = READ_DONE;
		void tellRead(own, stop);
	};
}
