import { OWN_STATES } from './words.ts';
import type { PassageState } from '../analysis/own-map.ts';

/** `nothing answered yet`, `2 of 3 right`, `1 of 3 right, 1 partly · 4 not answered yet` */
function describeState({ items, right, answered }: PassageState): string {
	const left = items.filter((item) => item === 'unanswered').length;
	if (answered === 0) return left > 0 ? 'nothing answered yet' : 'your answers do not depend on it';
	const partly = items.filter((item) => item === 'partly').length;
	return [
		`${right} of ${answered} right${partly > 0 ? `, ${partly} partly` : ''}`,
		...(left > 0 ? [`${left} not answered yet`] : []),
	].join(' · ');
}

/** `Very sure and wrong · 0 of 1 right · 2 not answered yet`; where the numbers say it all, only them. */
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
