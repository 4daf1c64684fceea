import { byId } from '../ui/dom.ts';

/** Room left around the words, in pixels. */
const ROOM = 12;

/** Of what was chosen, or of the key once everything is explained. */
const WRONG = '[data-mark=wrong] > .why[open]';
const MISSED = '[data-mark=missed] > .why[open]';
const RIGHT = '[data-mark=right] > .why[open]';

/**
 * Scrolls an explained item so that the words that prove the verdict can be read, and the verdict above them where
 * there is room for both. Who sees them already stays where they are.
 */
export function leadToProof(section: HTMLElement) {
	const verdict = section.querySelector<HTMLElement>('.verdict, .feedback');
	const proof = proofOf(section) ?? verdict;
	if (!verdict || !proof) return;
	const { top, bottom } = proof.getBoundingClientRect();
	const head = Math.min(verdict.getBoundingClientRect().top, top);
	const end = endOfView() - ROOM;
	// The words alone where both do not fit, from the first of them on.
	const first = bottom - head <= end - ROOM ? head : top;
	const by = first < ROOM ? first - ROOM : Math.max(0, Math.min(bottom - end, first - ROOM));
	const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches;
	if (by !== 0) scrollBy({ top: by, behavior: isStill ? 'instant' : 'smooth' });
}

function proofOf(section: HTMLElement): HTMLElement | undefined {
	const order = section.dataset.phase === 'revealed' ? [MISSED, RIGHT, WRONG] : [WRONG, RIGHT];
	return order
		.flatMap((selector) => [...section.querySelectorAll<HTMLElement>(selector)])
		.find((why) => why.getClientRects().length > 0);
}

/** The bar with the buttons covers the lower end of a phone's screen. */
function endOfView(): number {
	const bar = byId('bar');
	if (!bar || getComputedStyle(bar).position !== 'sticky') return innerHeight;
	return Math.min(innerHeight, bar.getBoundingClientRect().top);
}
