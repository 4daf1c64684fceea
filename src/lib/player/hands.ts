import { later } from './later.ts';

/**
 * An ordering can be dragged and, on a phone, rows tapped together with what they match; each is loaded with the first
 * item that has use for it. Without it there are the buttons and the lists that the page came with.
 */
export function helpHands(item: HTMLElement, isOpen: boolean) {
	const { kind } = item.dataset;
	const helped =
		kind === 'order' && isOpen
			? later.drag().then(({ drag }) => drag(item))
			: kind === 'match'
				? later.taps().then(({ taps }) => taps(item, isOpen))
				: null;
	helped?.catch(() => undefined);
}
