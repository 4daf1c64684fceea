import { VERDICTS } from './words.ts';
import type { ItemState, PassageState } from '../analysis/own-map.ts';

/** What a learner's own map says of an item, or of a passage. */
export const OWN_STATES = {
	...VERDICTS,
	'confidently-wrong': 'Very sure but wrong',
	elsewhere: 'Missed elsewhere',
	unanswered: 'Unanswered',
} satisfies Record<ItemState, string>;

/** `no answers yet`, `2 of 3 correct`, `1 of 3 correct, 1 partly · 4 unanswered` */
function describeState({ items, right, answered }: PassageState): string {
	const left = items.filter((item) => item === 'unanswered').length;
	if (answered === 0) return left > 0 ? 'no answers yet' : 'your answers don’t depend on it';
	const partly = items.filter((item) => item === 'partly').length;
	return [
		`${right} of ${answered} correct${partly > 0 ? `, ${partly} partly` : ''}`,
		...(left > 0 ? [`${left} unanswered`] : []),
	].join(' · ');
}

/** `Very sure but wrong · 0 of 1 correct · 2 unanswered`; only the numbers where they say it all. */
export function summaryOf(passage: PassageState): string {
	const { state } = passage;
	const plain = state === 'right' || state === 'unanswered';
	return plain ? describeState(passage) : `${OWN_STATES[state]} · ${describeState(passage)}`;
}

/**
 * The number behind a sentence: how many items rest on it; once some were answered, how many of those were
 * right. What was never opened does not count against anybody.
 */
export const markOf = ({ answered, right, resting }: PassageState) =>
	answered === 0 || right === resting ? `${resting}` : `${right}/${answered}`;
