import { moduleOf } from '../../device/addresses.ts';
import { leftBehind } from '../../device/journal.ts';
import { joinedHere } from '../../wire/due.ts';
import { later as player } from '../../player/later.ts';
import { applyLook, onLook, readLook } from '../../player/look.ts';
import { notePointer } from '../../ui/note-pointer.ts';
import { listenForInstall } from '../install.ts';
import { later } from '../later.ts';
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
onLook(() => applyLook(readLook()));
for (const type of ['pointerover', 'focusin', 'click']) addEventListener(type, bringLookPanel);

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
			({ keepOffline }) => keepOffline(moduleOf(location.pathname)),
			() => undefined,
		);
	if ('requestIdleCallback' in window) requestIdleCallback(begin, { timeout: 3_000 });
	else setTimeout(begin, 1_000);
});

/** What is behind “Aa” works from the moment that somebody gets near it. */
function bringLookPanel({ target }: Event) {
	if (!(target instanceof Element) || !target.closest('.aa')) return;
	// Without a network it comes with the next press.
	later.lookPanel().then(
		({ startLookPanel }) => startLookPanel(),
		() => undefined,
	);
}

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
