import { outlineHref } from '../../components/paths.ts';
import type { Outline } from './outline.ts';

/** Written by our own server from a checked module; null when there is no such module any more, or no network. */
export async function loadOutline(module: string): Promise<Outline | null> {
	try {
		const response = await fetch(outlineHref(module));
		return response.ok ? ((await response.json()) as Outline) : null;
	} catch {
		return null;
	}
}
