import { READ_COUNTS, READ_DONE } from '../words/assigned-reading.ts';
import { assignedStop } from './assigned-stop.ts';

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
	const assigned = assignedStop(stop, { counts: READ_COUNTS, done: READ_DONE });
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
