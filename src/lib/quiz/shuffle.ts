/** A new list in an order that depends on the seed alone (Fisher–Yates, as in Knuth, TAOCP 2, algorithm P). */
export function shuffle<T>(list: readonly T[], seed: string): T[] {
	const random = randomFrom(seed);
	const shuffled = [...list];
	for (let last = shuffled.length - 1; last > 0; last -= 1) {
		const other = Math.floor(random() * (last + 1));
		[shuffled[last], shuffled[other]] = [shuffled[other] as T, shuffled[last] as T];
	}
	return shuffled;
}

/**
 * Numbers in [0, 1), the same for the same seed: mulberry32 (Tommy Ettinger, public domain) started from
 * the seed's FNV-1a hash. Good enough to mix a quiz; no secret may rest on it.
 */
export function randomFrom(seed: string): () => number {
	let state = 0x811c9dc5;
	for (const unit of seed) state = Math.imul(state ^ (unit.codePointAt(0) ?? 0), 0x01000193);
	return () => {
		state = (state + 0x6d2b79f5) | 0;
		let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
		mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
	};
}
