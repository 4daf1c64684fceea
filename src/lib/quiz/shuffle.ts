import { randomFrom } from './random.ts';

/**
 * A new list in an order that depends on the seed alone. Fisher and Yates' own method (1938): draw one of
 * those that remain, until none does. It moves what is left up each time, O(n²); a quiz is short.
 */
export function shuffle<T>(list: readonly T[], seed: string | number): T[] {
	const random = randomFrom(seed);
	const remaining = [...list];
	return list.flatMap(() => remaining.splice(Math.floor(random() * remaining.length), 1));
}
