import { mount } from 'svelte';
import LiveResults from '../../components/LiveResults.svelte';
import { clearHighlight } from '../highlight.ts';
import type { ResultsView } from '../../components/results-view.ts';
import type { Report } from '../../quiz/report.ts';

export interface ResultsProps {
	report: Report;
	view: ResultsView;
	/** Names of the parts that were missed, by id of item. */
	missed: Readonly<Record<string, readonly string[]>>;
	/** Takes the whole quiz again. */
	again: () => void;
	/** Takes again what was not right. */
	retry: () => void;
	/** Opens one item with its feedback. */
	review: (item: string) => void;
	/** Takes handing in back; absent where nothing was left open. */
	goOn?: () => void;
	/** Shows a picture of the result; absent where the attempt was not at the whole quiz. */
	picture?: () => void;
}

/** Draws the results; the one part of a quiz that is loaded when it is needed. */
export function mountResults(target: HTMLElement, props: ResultsProps) {
	// What the last item rests on is not what is read now.
	clearHighlight();
	mount(LiveResults, { target, props });
}
