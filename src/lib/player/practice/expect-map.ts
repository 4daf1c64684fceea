import { ownMaps } from '../hints.ts';

const known = new WeakSet<Element>();

/**
 * What was answered stands on a map in the readings it rests on: they then have its place ready before it is drawn,
 * the first time too.
 * @param item its section; what it cites stands in it
 */
export function expectMap(item: HTMLElement | null) {
	if (!item || known.has(item)) return;
	known.add(item);
	// A verdict is being painted.
	setTimeout(() => {
		const links = [...item.querySelectorAll<HTMLAnchorElement>('[data-cite]')];
		for (const path of new Set(links.map(({ pathname }) => pathname))) ownMaps.keep(path, true);
	});
}
