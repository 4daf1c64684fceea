import { basedOn } from '../words/texts.ts';
import { openSheet, reopenSheet } from '../player/sheet.ts';
import { placeBeside } from '../ui/place-beside.ts';

/** Where there is room the sheet stands beside what opened it, as a small box. */
const room = matchMedia('(min-width: 48rem) and (min-height: 24.01rem)');

/** The number behind a sentence opens, in place, the questions that are based on it. */
export function listenForBadges() {
	addEventListener('click', (event) => {
		if (!(event.target instanceof Element) || event.ctrlKey || event.metaKey || event.shiftKey) return;
		const badge = event.target.closest<HTMLAnchorElement>('.text .count');
		if (badge && openEntry(badge)) event.preventDefault();
	});
	const again = () => reopenSheet((opener) => opener.matches('.count') && openEntry(opener));
	addEventListener('popstate', again);
	return again;
}

/** @returns whether there was anything to show */
function openEntry(badge: HTMLElement): boolean {
	const entry = document.getElementById((badge.getAttribute('href') ?? '').slice(1));
	const items = entry?.querySelector<HTMLElement>('.items');
	if (!entry || !items) return false;
	const words = document.createElement('p');
	words.className = 'quote';
	words.textContent = entry.querySelector('.quote')?.textContent ?? '';
	const own = entry.querySelector('summary > .own')?.cloneNode(true);
	const named = items.querySelectorAll('li:not([hidden])').length;
	openInPlace(items, badge, basedOn(named), [words, ...(own ? [own] : [])]);
	return true;
}

/** @param head what it is about, above what it shows */
export function openInPlace(pane: HTMLElement, opener: HTMLElement, name: string, head: readonly Node[]) {
	const sheet = document.querySelector<HTMLDialogElement>('#sheet');
	const title = document.createElement('h2');
	title.textContent = name;
	sheet?.querySelector('.head')?.replaceChildren(title, ...head);
	sheet?.setAttribute('aria-label', name);
	openSheet(pane, opener);
	if (!sheet) return;
	sheet.classList.toggle('near', room.matches);
	sheet.removeAttribute('style');
	if (room.matches) placeBeside(sheet, opener);
}
