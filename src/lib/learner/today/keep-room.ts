import { today } from '../../player/hints.ts';

/** As much room as it will take, before it is drawn. */
export function keepRoom() {
	const { classList } = document.documentElement;
	for (const what of ['goal', 'days']) classList.toggle(`has-${what}`, today.has(what));
}
