import { leftBehind } from '../../device/journal.ts';
import { joinedHere } from '../../wire/due.ts';
import { later as player } from '../../player/later.ts';
import { applyLook, readLook } from '../../player/look.ts';
import { notePointer } from '../../ui/note-pointer.ts';
import { listenForInstall } from '../install.ts';
import { later } from '../later.ts';
import { startLookPanel } from '../look-panel.ts';
import { storeClasses } from '../own-store.ts';

// Before anything is painted.
document.documentElement.classList.add(
	'js',
	...(joinedHere(document.cookie) ? ['joined'] : []),
	...storeClasses({
		userAgent: navigator.userAgent,
		isInstalled: matchMedia('(display-mode: standalone)').matches,
	}),
);
applyLook(readLook());
startListening();
notePointer();
listenForInstall();
addEventListener('DOMContentLoaded', startLookPanel);

if (leftBehind().length > 0)
	// Without its script, or without room for what was left, it waits for the next page.
	void player
		.recover()
		.then(({ recover }) => recover())
		.catch(() => undefined);

/** On every page, once it has come to rest: keeping it for the time without a network can wait. */
addEventListener('load', () => {
	const begin = () =>
		void later.offline().then(
			({ keepOffline }) => keepOffline(),
			() => undefined,
		);
	if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 3_000 });
	else setTimeout(begin, 1_000);
});

/** “Listen” is there where the browser can speak; what it does is loaded at the first press. */
function startListening() {
	if (!('speechSynthesis' in window)) return;
	document.documentElement.classList.add('speaks');
	addEventListener('click', ({ target }) => {
		const button = target instanceof Element && target.closest<HTMLElement>('[data-listen]');
		if (!button) return;
		later.readAloud().then(
			({ readAloud }) => readAloud(button),
			() => button.setAttribute('data-failed', ''),
		);
	});
}
