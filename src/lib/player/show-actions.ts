import { showCertainty } from './certainty.ts';
import { placeWords } from '../words/attempts.ts';
import { button, write } from '../ui/dom.ts';
import type { Attempt, ItemState } from '../quiz/attempt.ts';
import type { Certainty } from '../quiz/certainty.ts';

interface Actions {
	readonly attempt: Attempt;
	/** Id of the item in front. */
	readonly item: string;
	readonly phase: ItemState['phase'];
	/** Checked, and it can be tried again or explained. */
	readonly isWrong: boolean;
	/** In one’s own words: nobody is asked how sure they are of those. */
	readonly isWritten: boolean;
	/** What the main button does now. */
	readonly primary: string;
	readonly certainty: Certainty | null;
}

/** What can be done with the item in front: the bar below it, and the line above. */
export function showActions({ attempt, item, phase, isWrong, isWritten, primary, certainty }: Actions) {
	const { order, items, options } = attempt;
	const place = order.indexOf(item);
	const state = items[item];
	write('place', placeWords(place + 1, order.length));
	write('act', primary);
	for (const name of ['retry', 'reveal']) button(name)?.toggleAttribute('hidden', !isWrong);
	button('back')?.toggleAttribute('disabled', place <= 0);
	button('skip')?.toggleAttribute('disabled', place === order.length - 1);
	button('flag')?.setAttribute('aria-pressed', String(state?.flagged ?? false));
	showCertainty(item, options.certainty && !isWritten && phase === 'open' && state?.checks === 0, certainty);
}
