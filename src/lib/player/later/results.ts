import { mount } from 'svelte';
import LiveResults from '../LiveResults.svelte';
import { clearHighlight } from '../highlight.ts';
import type { ResultsProps } from '../results-view.ts';

/** Draws the results; the one part of a quiz that is loaded when it is needed. */
export function mountResults(target: HTMLElement, props: ResultsProps) {
	// What the last item rests on is not what is read now.
	clearHighlight();
	mount(LiveResults, { target, props });
}
