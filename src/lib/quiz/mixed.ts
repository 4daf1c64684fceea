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
