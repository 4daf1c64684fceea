import { isServed } from '../../device/addresses.ts';
import { waitsToBeSent } from '../../words/unsent.ts';
import { waitingHere } from '../../device/waiting-here.ts';
import { whenHere } from '../../ui/when-here.ts';
import { UNREADABLE_NOW } from '../../words/offline.ts';

/** How often it looks for a network where the browser tells of none. */
const LOOK_MS = 5_000;

/** Stands in for a page that needs the server: says what waits on this device, and goes on when there is a network. */
whenHere(() => void tellWaiting());
if (location.pathname !== '/offline') {
	addEventListener('online', () => void look());
	setInterval(() => void look(), LOOK_MS);
}

let looking = false;

async function look() {
	if (looking) return;
	looking = true;
	const isBack = await fetch('/healthz', { cache: 'no-store' }).then(
		({ ok }) => ok,
		() => false,
	);
	looking = false;
	if (isBack) location.reload();
}

async function tellWaiting() {
	if (!isServed(location.pathname)) return;
	for (const words of document.querySelectorAll<HTMLElement>('[data-offline]'))
		words.hidden = words.dataset.offline !== 'served';
	const list = document.getElementById('waiting');
	const all = await waitingHere().catch(() => null);
	if (!list || all?.length === 0) return;
	list.hidden = false;
	if (!all) list.textContent = UNREADABLE_NOW;
	for (const { owner, waiting } of all ?? []) {
		const line = document.createElement('p');
		line.textContent = waitsToBeSent(owner.nickname, waiting, owner.assignment);
		list.append(line);
	}
}
