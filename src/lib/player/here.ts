import { tidy } from '../device/addresses.ts';

/** Where in a module a page is. */
export interface Place {
	readonly module: string;
	/** `quiz`, `read`, `review`, `glossary` …; empty on the module's own page. */
	readonly area: string;
	/** Id of the quiz or the reading; null in an area that is one page. */
	readonly name: string | null;
}

/** @param path of an address below `/learn`, with or without a slash at its end */
export function placeOf(path: string): Place {
	const [, , module = '', area = '', name = null] = tidy(path).split('/');
	return { module, area, name };
}

/** This page's own path, always written the same way. */
export const herePath = () => tidy(location.pathname);

export const here = (): Place => placeOf(location.pathname);
