import { shuffle } from './shuffle.ts';

/**
 * A shuffled order that cannot be undone: sorted by id first, so that even who knows the seed learns
 * nothing of the author's order, which for steps is the key.
 */
export function mixed<T extends { readonly id: string }>(parts: readonly T[], seed: string): T[] {
	return shuffle(
		[...parts].sort((a, b) => (a.id < b.id ? -1 : 1)),
		seed,
	);
}

/** Steps as they are offered: mixed, and never in the right order already. */
export function mixedSteps<T extends { readonly id: string }>(steps: readonly T[], seed: string): T[] {
	const order = mixed(steps, seed);
	const solved = order.every((step, index) => step === steps[index]);
	return solved ? [...order.slice(1), ...order.slice(0, 1)] : order;
}
