export type Behind = typeof import('./behind.ts');

const EVENT = 'mandate:behind';

/** Called in a page's head. @returns what its script at the end brings, once that has run */
export const whenBehind = () =>
	new Promise<Behind>((resolve) =>
		addEventListener(EVENT, (event) => resolve((event as CustomEvent<Behind>).detail), { once: true }),
	);

/** Called at the page's end. */
export const comeBehind = (behind: Behind) => dispatchEvent(new CustomEvent(EVENT, { detail: behind }));
