import { byLastUse } from './by-last-use.ts';
import { loadOutline } from './load-outline.ts';
import { siteModules } from './site-modules.ts';
import type { Outline } from './outline.ts';
import type { StudyEvent } from '../../device/study-event.ts';

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
