import { appendLast } from '../../device/append-last.ts';

/** As long as the end must be in view: scrolling past it is not reading. */
const LOOK_MS = 1_000;

/**
 * Keeps that a reading was seen to its end, once and for all: its id follows from the reading.
 * @param text the element that holds the reading
 */
export function readToEnd(text: Element, module: string, reading: string) {
	const end = document.createElement('div');
	text.append(end);
	let looking: ReturnType<typeof setTimeout> | undefined;
	const observer = new IntersectionObserver((entries) => {
		clearTimeout(looking);
		if (entries.at(-1)?.isIntersecting) looking = setTimeout(seen, LOOK_MS);
	});
	observer.observe(end);

	function seen() {
		if (document.visibilityState === 'hidden') return;
		observer.disconnect();
		appendLast({ type: 'read', module, reading }, `read/${module}/${reading}`);
	}
}
