import Sortable from 'sortablejs';
import { movedWords, PUT_BACK } from '../../words/attempts.ts';
import { say } from '../../ui/dom.ts';

/** A finger that rests so long means to drag; sooner it scrolls. */
const HELD_MS = 220;
/** So much a finger or a mouse wavers that means to press. */
const WAVERS_PX = 5;
const SLOWLY_MS = 150;

const known = new WeakSet<Element>();
const isCalm = matchMedia('(prefers-reduced-motion: reduce)');

/** Lets the steps of an ordering be dragged, beside the buttons that move them. Once is enough. */
export function drag(item: HTMLElement) {
	const list = item.querySelector<HTMLElement>('.steps');
	if (!list || known.has(list)) return;
	known.add(list);
	list.dataset.drags = '';
	for (const line of list.querySelectorAll('.line')) line.prepend(grip());
	/** The library’s picture of what is dragged is in the list, too. */
	const steps = () => [...list.querySelectorAll('.step:not(.sortable-fallback)')];
	/** As it was when the drag began. */
	let before: Element[] = [];
	let isCancelled = false;
	const cancel = (event: KeyboardEvent) => {
		if (event.key !== 'Escape') return;
		event.preventDefault();
		event.stopImmediatePropagation();
		isCancelled = true;
		// As if it had been let go: the library, which hears of either, then clears up after itself.
		for (const type of ['pointerup', 'mouseup']) document.dispatchEvent(new MouseEvent(type));
	};
	const sortable = Sortable.create(list, {
		draggable: '.item:not([data-phase]) .step',
		filter: 'button, a',
		preventOnFilter: false,
		// Pointer events everywhere: a native drag begins at another moment in each browser.
		forceFallback: true,
		fallbackTolerance: WAVERS_PX,
		delay: HELD_MS,
		delayOnTouchOnly: true,
		touchStartThreshold: WAVERS_PX,
		animation: isCalm.matches ? 0 : SLOWLY_MS,
		scrollSensitivity: 72,
		scrollSpeed: 12,
		onStart() {
			before = steps();
			isCancelled = false;
			addEventListener('keydown', cancel, true);
		},
		onEnd({ item: step }) {
			removeEventListener('keydown', cancel, true);
			if (isCancelled) {
				list.append(...before);
				return say(PUT_BACK);
			}
			const places = steps();
			const position = places.indexOf(step);
			if (position === before.indexOf(step)) return;
			say(movedWords({ position: position + 1, of: places.length }, 0));
			// As after a press of a button: what stands there now is kept.
			list.dispatchEvent(new Event('input', { bubbles: true }));
		},
	});
	// What begins on a handle drags at once; the library asks for the delay after this.
	list.addEventListener(
		'pointerdown',
		({ target }) =>
			sortable.option('delay', target instanceof Element && target.matches('.grip') ? 0 : HELD_MS),
		{ capture: true },
	);
}

/** Dots to take hold of. */
function grip(): HTMLElement {
	const handle = document.createElement('span');
	handle.className = 'grip no-print';
	handle.setAttribute('aria-hidden', 'true');
	return handle;
}
