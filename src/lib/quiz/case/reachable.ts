import { startOf } from './walk.ts';
import type { Case, State } from './types.ts';

/**
 * How things can stand when each point is met, and, last, at the end: each state once. Roads are many, states are few:
 * two roads that leave the same behind are one from there on.
 */
export function reachableStates({ state, points }: Pick<Case, 'state' | 'points'>): State[][] {
	let now = [startOf({ state })];
	const found = [now];
	for (const { options } of points) {
		const after = now.flatMap((one) => options.map(({ set }) => ({ ...one, ...set })));
		now = [...new Map(after.map((one) => [nameOf(one), one])).values()];
		found.push(now);
	}
	return found;
}

const nameOf = (state: State) => JSON.stringify(Object.entries(state).sort(([a], [b]) => (a < b ? -1 : 1)));
