import type { Said } from './said.ts';

/** Scrolls only when what is said cannot be seen whole above what covers the window's foot. */
export function keepInView({ range, element }: Said, player: Element) {
	const { top, bottom, height } = range.getBoundingClientRect();
	const scroller = scrollerOf(element);
	const frame = scroller?.getBoundingClientRect();
	const from = Math.max(0, frame?.top ?? 0);
	const to = Math.min(topOfFoot(player), frame?.bottom ?? Infinity);
	if (top >= from && bottom <= to) return;
	const isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
	// A third down, so that what went before stays in sight; higher where the sentence needs the room.
	const room = to - from;
	const lead = Math.min(room / 3, Math.max(8, room - height - 8));
	(scroller ?? window).scrollBy({ top: top - from - lead, behavior: isCalm ? 'instant' : 'smooth' });
}

/** A text beside a quiz scrolls by itself, and in a sheet within it; null: the page does. */
function scrollerOf(element: Element): Element | null {
	const pane = element.closest('#source');
	return pane?.closest('dialog') ? pane.parentElement : pane;
}

/** Where what sticks to the foot begins: the player, and above it a quiz's own bar while that sticks. */
function topOfFoot(player: Element): number {
	const own = player.getBoundingClientRect().top;
	const bar = document.getElementById('bar');
	if (!bar || getComputedStyle(bar).position !== 'sticky') return own;
	const { top, height } = bar.getBoundingClientRect();
	return height > 0 && top > innerHeight / 2 ? Math.min(own, top) : own;
}

/** For browsers that cannot mark a range. */
let fallback: HTMLElement | null = null;

/** Marks what is being said, and nothing else; with null, nothing. */
export function markSpoken(said: Said | null) {
	fallback?.classList.remove('spoken');
	fallback = null;
	if ('highlights' in CSS) {
		if (said) CSS.highlights.set('spoken', new Highlight(said.range));
		else CSS.highlights.delete('spoken');
	} else if (said) {
		fallback = said.element;
		fallback.classList.add('spoken');
	}
}

/**
 * Tells the page how much of its foot the player covers (`--aloud`), so that nothing ends up behind it.
 * @returns how to take the room back
 */
export function makeRoom(player: Element): () => void {
	const { style } = document.documentElement;
	const measure = () =>
		style.setProperty('--aloud', `${Math.ceil(innerHeight - player.getBoundingClientRect().top)}px`);
	const observer = new ResizeObserver(measure);
	observer.observe(player);
	measure();
	return () => {
		observer.disconnect();
		style.removeProperty('--aloud');
	};
}
