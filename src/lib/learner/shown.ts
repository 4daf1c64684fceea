import { SHOWN } from '../words/own-map.ts';

/** What is shown with a reading besides its words. */
export type Shown = (typeof SHOWN)[number][0];

const KEY = 'mandate:show';
const NOTHING = SHOWN[0][0];

/** Stored text is foreign, and so is what stands in the page: anything else is the text alone. */
export const parseShown = (text: string | null | undefined): Shown =>
	SHOWN.find(([shown]) => shown === text)?.[0] ?? NOTHING;

export function readShown(): Shown {
	try {
		return parseShown(localStorage.getItem(KEY));
	} catch {
		return NOTHING;
	}
}

/** Where storage is refused it holds for this page. */
export function keepShown(shown: Shown) {
	try {
		if (shown === NOTHING) localStorage.removeItem(KEY);
		else localStorage.setItem(KEY, shown);
	} catch {
		// Shown, at least.
	}
}

/** On this page from now on; styles follow `data-show`. */
export function show(shown: Shown) {
	document.documentElement.dataset.show = shown;
	const choice = document.querySelector<HTMLSelectElement>('#show');
	if (!choice || choice.value === shown) return;
	choice.value = shown;
	choice.dispatchEvent(new Event('change'));
}

export const isShown = (...some: readonly Shown[]) =>
	some.includes(parseShown(document.documentElement.dataset.show));
