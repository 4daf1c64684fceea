import { askOnce } from '../../device/ask-once.ts';
import { type StudyEvent, inOrder } from '../../device/study-event.ts';
import { outlineHref } from '../../words/hrefs.ts';
import type { Outline } from './outline.ts';

/**
 * What the modules consist of that were used and that this site has, by id, the last used first. Null is one whose
 * outline cannot be had just now; one that the site has not, or no longer, is missing.
 */
export type Outlines = ReadonlyMap<string, Outline | null>;

/** A log may come from elsewhere, and name modules by the thousand: nobody is asked for those. */
export async function loadOutlines(events: readonly StudyEvent[]): Promise<Outlines> {
	const here = siteModules();
	const used = byLastUse(events).filter((module) => here.has(module));
	const found = await Promise.all(
		used.map(async (module) => [module, await loadOutline(module).catch(() => undefined)] as const),
	);
	return new Map(
		found.flatMap(([module, outline]) => (outline === null ? [] : [[module, outline ?? null] as const])),
	);
}

/** Ids of the modules of this site, as the server wrote them into the page (`SiteModules.svelte`). */
const siteModules = (): ReadonlySet<string> =>
	new Set(document.querySelector<HTMLMetaElement>('meta[name=modules]')?.content.split(' '));

/** Ids of the modules in which something was done, the last used first. */
export function byLastUse(events: readonly StudyEvent[]): string[] {
	// Settings belong to no module.
	const used = inOrder(events).flatMap(({ module }) => module || []);
	return [...new Set(used.reverse())];
}

/**
 * Written by our own server from a checked module. Asked for once in a page's life: it belongs to the version the page
 * is of.
 * @returns null when there is no such module any more
 * @throws when that cannot be known: no network, or a server in trouble
 */
export const loadOutline = askOnce(new Map<string, Promise<Outline | null>>(), load);

async function load(module: string): Promise<Outline | null> {
	const response = await fetch(outlineHref(module));
	if (response.status === 404) return null;
	if (!response.ok) throw new Error(`The server returned ${response.status} for the outline of ${module}.`);
	return (await response.json()) as Outline;
}
