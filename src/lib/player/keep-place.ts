/**
 * How far down a page was when it was left for a text, in its own place of the history: a browser would look for it
 * before the page has grown so far.
 */
export const keepPlace = () => history.replaceState({ ...history.state, y: scrollY }, '');

/** Who comes back finds it there, once. */
export function findPlace() {
	const { y, ...state } = (history.state ?? {}) as { readonly y?: unknown };
	if (typeof y !== 'number') return;
	history.replaceState(state, '');
	scrollTo({ top: y, behavior: 'instant' });
}
