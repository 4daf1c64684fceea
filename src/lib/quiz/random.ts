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
