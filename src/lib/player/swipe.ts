/** Fingers waver: so much is meant, within so long. */
const LEAST_PX = 64;
const LONGEST_MS = 700;
/** The edge belongs to the system's own “back”. */
const EDGE_PX = 24;
/** Here a horizontal movement means something else. */
const NOT_FROM = 'input, select, textarea, button, dialog, .step, [contenteditable]';

/** From where, and when, a finger went down; null when what it does is no swipe. */
let from: { readonly x: number; readonly y: number; readonly at: number } | null = null;

/**
 * Left for the next, right for the one before: an extra, beside buttons that do the same.
 * @param go 1 or −1
 */
export function listenForSwipes(go: (by: 1 | -1) => void) {
	addEventListener(
		'touchstart',
		(event) => {
			const [finger, other] = event.touches;
			from =
				finger && !other && maySwipe(event.target, finger.clientX)
					? { x: finger.clientX, y: finger.clientY, at: event.timeStamp }
					: null;
		},
		{ passive: true },
	);
	addEventListener(
		'touchend',
		(event) => {
			const [finger] = event.changedTouches;
			const by = from && finger ? direction(from, finger, event.timeStamp) : null;
			from = null;
			if (by && getSelection()?.isCollapsed !== false) go(by);
		},
		{ passive: true },
	);
	addEventListener('touchcancel', () => (from = null), { passive: true });
}

function maySwipe(target: EventTarget | null, x: number): boolean {
	if (!(target instanceof Element) || target.closest(NOT_FROM)) return false;
	// Zoomed in, moving sideways is how one reads.
	if ((visualViewport?.scale ?? 1) > 1.05) return false;
	if (x < EDGE_PX || x > innerWidth - EDGE_PX) return false;
	for (let part: Element | null = target; part; part = part.parentElement) {
		if (part.scrollWidth > part.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(part).overflowX))
			return false;
	}
	return true;
}

function direction(
	{ x, y, at }: { x: number; y: number; at: number },
	finger: Touch,
	now: number,
): 1 | -1 | null {
	const [across, down] = [finger.clientX - x, Math.abs(finger.clientY - y)];
	if (Math.abs(across) < LEAST_PX || Math.abs(across) < 2 * down || now - at > LONGEST_MS) return null;
	return across < 0 ? 1 : -1;
}
