import { isSeen } from './is-seen.ts';
import { findPlace, keepPlace } from './keep-place.ts';

/** In the history's state: what a sheet in front shows, by the name of what opened it. */
interface InFront {
	readonly sheet?: string;
}

/** What a link cites, or where it leads; empty: the text as it is. */
const nameOf = (opener: HTMLElement) => opener.dataset.cite ?? opener.getAttribute('href') ?? '';

const shownBy = (state: unknown) => (state as InFront | null)?.sheet;
const isInFront = () => shownBy(history.state) !== undefined;

/**
 * One pane, two places: it moves into the sheet and back. The sheet is a place in the history, so that a phone's
 * Back closes it and does not leave the page; closed otherwise, that place is left as well.
 */
export function openSheet(pane: HTMLElement, opener: HTMLElement) {
	const sheet = document.querySelector<HTMLDialogElement>('#sheet');
	const [home, next] = [pane.parentElement, pane.nextSibling];
	if (!sheet || !home || sheet.open) return;
	sheet.querySelector('.slot')?.append(pane);
	sheet.showModal();
	// By itself it would focus its scrolling part, which has no name.
	pane.focus({ preventScroll: true });
	keepPlace();
	const state = { ...history.state, sheet: nameOf(opener) };
	if (isInFront()) history.replaceState(state, '');
	else history.pushState(state, '');
	const back = () => isInFront() || sheet.close();
	addEventListener('popstate', back);
	// Not as one expression: `false`, returned, would keep its button and its link from working.
	sheet.onclick = (event) => {
		if (event.target === sheet) sheet.close();
	};
	sheet.onclose = () => {
		removeEventListener('popstate', back);
		home.insertBefore(pane, next);
		// Safari does not focus a link that is tapped, and so would not return to it.
		opener.focus({ preventScroll: true });
		if (isInFront()) history.back();
	};
}

/**
 * Forward again, or back from the reading: the sheet stands in the history, so it is to be seen.
 * @param show opens it for what opened it before; nothing is cited by a link that is not in front any more
 */
export function reopenSheet(show: (opener: HTMLElement) => unknown) {
	findPlace();
	const name = shownBy(history.state);
	if (name === undefined || document.querySelector<HTMLDialogElement>('#sheet')?.open) return;
	const named = CSS.escape(name);
	const selector = name === '' ? '[data-do="read"]' : `[data-cite="${named}"], a[href="${named}"]`;
	const opener = [...document.querySelectorAll<HTMLElement>(selector)].find(isSeen);
	if (opener) show(opener);
}
