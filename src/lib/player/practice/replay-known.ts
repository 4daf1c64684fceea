import { replay, type Attempt, type AttemptEvent } from '../../quiz/attempt.ts';

/**
 * An attempt as this page can go on with it: items may have left the quiz since it was begun, the others stand as
 * they were.
 * @param known ids of the items that are there
 */
export function replayKnown(steps: readonly AttemptEvent[], known: readonly string[]): Attempt {
	const isKnown = new Set(known);
	return replay(
		steps.map((step) =>
			step.type === 'started' ? { ...step, order: step.order.filter((item) => isKnown.has(item)) } : step,
		),
	);
}
