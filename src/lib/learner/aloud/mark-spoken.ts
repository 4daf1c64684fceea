import type { Said } from './said.ts';

/** For browsers that cannot mark a range. */
let fallback: HTMLElement | null = null;

/** Marks what is being said, and nothing else; with null, nothing. */
export function markSpoken(said: Said | null) {
	fallback?.classList.remove('spoken');
	fallback = null;
	if ('highlights' in CSS) {
		if (said) CSS.highlights.set('spoken', new Highlight(said.range));
		else CSS.highlights.delete('spoken');
	} else if (said) {
		fallback = said.element;
		fallback.classList.add('spoken');
	}
}
