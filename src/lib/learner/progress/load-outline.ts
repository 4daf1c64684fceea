import { outlineHref } from '../../words/hrefs.ts';
import type { Outline } from './outline.ts';

/** Asked for once in a page's life: it belongs to the version the page is of. */
const asked = new Map<string, Promise<Outline | null>>();

/**
 * Written by our own server from a checked module.
 * @returns null when there is no such module any more
 * @throws when that cannot be known: no network, or a server in trouble
 */
export function loadOutline(module: string): Promise<Outline | null> {
	const known = asked.get(module);
	if (known) return known;
	const loading = load(module);
	asked.set(module, loading);
	loading.catch(() => asked.delete(module));
	return loading;
}

async function load(module: string): Promise<Outline | null> {
	const response = await fetch(outlineHref(module));
	if (response.status === 404) return null;
	if (!response.ok) throw new Error(`The outline of ${module} returned ${response.status}.`);
	return (await response.json()) as Outline;
}
