import { OWN_STATES } from './words.ts';
import type { ItemState, PassageState } from '../analysis/own-map.ts';

/** `1 right, 1 not right, 1 not answered` */
export function describeState({ items }: PassageState): string {
	const states = Object.keys(OWN_STATES) as ItemState[];
	return states
		.map((state) => [items.filter((item) => item === state).length, OWN_STATES[state]] as const)
		.filter(([number]) => number > 0)
		.map(([number, word]) => `${number} ${word.toLowerCase()}`)
		.join(', ');
}

/** `Partly right · 1 right, 1 not right`; where all items say the same, only that. */
export function summaryOf(passage: PassageState): string {
	const same = new Set(passage.items).size === 1;
	return same ? describeState(passage) : `${OWN_STATES[passage.state]} · ${describeState(passage)}`;
}

/** The number behind a sentence: how many of its items were right, once one was answered and not all are right. */
export const markOf = ({ answered, right, resting }: PassageState) =>
	answered === 0 || right === resting ? `${resting}` : `${right}/${resting}`;
