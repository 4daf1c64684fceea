import { tidy } from '../device/addresses.ts';
import { pickedUp } from '../player/hints.ts';

/** Whoever presses “Continue” need not be told on the next page that they do. */
export function listenForGoOn() {
	document.getElementById('go-on')?.addEventListener('click', ({ target }) => {
		const link = target instanceof Element && target.closest('a');
		if (link) pickedUp.keep(tidy(link.pathname), true);
	});
}
