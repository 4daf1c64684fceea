/**
 * A new list in an order that depends on the seed alone. Fisher and Yates' own method (1938): draw one of
 * those that remain, until none does. It moves what is left up each time, O(n²); a quiz is short.
 */
export function shuffle<T>(list: readonly T[], seed: string | number): T[] {
	const random = randomFrom(seed);
	const remaining = [...list];
	return list.flatMap(() => remaining.splice(Math.floor(random() * remaining.length), 1));
}

/**
 * Numbers in [0, 1), the same for the same seed: mulberry32 (Tommy Ettinger 2017, public domain) started
 * from the seed's FNV-1a hash (Fowler, Noll and Vo; taken over code points). Good enough to mix a quiz; no
 * secret may rest on it.
 */
export function randomFrom(seed: string | number): () => number {
	let state = 0x811c9dc5;
	for (const unit of String(seed)) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}

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
