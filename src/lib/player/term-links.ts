import { later } from './later.ts';

/**
 * Explains a term where it stands: under the pointer, with the focus, or when it is tapped. What does that is loaded
 * with the first term; until then, and where it cannot be had, the link leads to the glossary.
 */
export function explainTerms() {
	// There the link leads to the glossary.
	if (!('popover' in HTMLElement.prototype)) return;
	const look = (event: Event) => {
		const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a.term');
		if (!link) return;
		const mouse = event instanceof MouseEvent ? event : null;
		const tapped = event.type === 'click' && mouse !== null && mouse.detail > 0;
		if (event.type === 'click' && (!tapped || mouse.ctrlKey || mouse.metaKey || mouse.shiftKey)) return;
		// A finger that comes down is a tap, or scrolls.
		if (event instanceof PointerEvent && event.type === 'pointerover' && event.pointerType !== 'mouse')
			return;
		if (tapped) event.preventDefault();
		later.terms().then(
			({ explain }) => explain(link, tapped ? 'tap' : event.type === 'focusin' ? 'focus' : 'hover'),
			() => tapped && location.assign(link.href),
		);
	};
	for (const type of ['pointerover', 'focusin', 'click']) addEventListener(type, look);
}
