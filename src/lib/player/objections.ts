import { blanksOf, complain } from './show-item.ts';
import { ORDER_UNTOUCHED } from '../words/attempts.ts';
import { blankWords, INVALID_WORDS } from '../words/invalid-words.ts';
import { byId } from '../ui/dom.ts';
import type { Judge, Store } from './ports.ts';

/** What there is to say against an answer before it is checked or left; it is said at the item. */
export function objections(store: Store, judge: Judge) {
	/** Says what an answer lacks before it can be checked. */
	function isWanting(item: string, response: readonly string[]): boolean {
		const at = byId(item);
		const reason = judge.invalid(item, response);
		if (reason && at)
			complain(
				at,
				reason === 'incomplete' ? blankWords(at.dataset.kind ?? '', blanksOf(at)) : INVALID_WORDS[reason],
			);
		return reason !== null;
	}

	/**
	 * An ordering that nobody has touched is one all the same, and a line is an answer in one’s own words: it is asked once
	 * whether it is meant.
	 */
	function isDoubtful(item: string, at: HTMLElement): boolean {
		const isTouched =
			store.typedIn(item) !== undefined || Boolean(store.attempt().items[item]?.response.length);
		const doubt = at.dataset.kind === 'order' && !isTouched ? ORDER_UNTOUCHED : at.dataset.doubt;
		if (!doubt || 'asked' in at.dataset) return false;
		at.dataset.asked = '';
		complain(at, doubt);
		return true;
	}

	return {
		mayCheck: (item: string, at: HTMLElement, response: readonly string[]) =>
			!isWanting(item, response) && !isDoubtful(item, at),
		/** Half of a table is no answer yet: who goes on with it is told what lacks, where nothing of it would be kept. */
		mayLeave(item: string): boolean {
			const typed = store.typedIn(item);
			return store.takesParts || !typed || typed.response.length === 0 || !isWanting(item, typed.response);
		},
	};
}
