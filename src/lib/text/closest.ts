import { distance } from 'fastest-levenshtein';
import { fold } from './fold.ts';
import type { Passage } from './passages.ts';

/** Passages compared letter by letter, for each quote: bounds the cost when every quote is wrong. */
const SHORTLIST = 8;
/** Passages looked up for each quote, by its rarest words first; common words of a long text are in all of them. */
const LOOKED_UP = 1_000;
/** Stretches of a passage compared letter by letter; longer passages are sifted by their words first. */
const STRETCHES = 64;
/** Below this share of agreement a passage is no help. */
const LEAST_LIKENESS = 0.3;

const words = (text: string) =>
	fold(text)
		.text.toLowerCase()
		.match(/[\p{L}\p{N}]+/gu) ?? [];

/** Finds the passage most like a quote that is not in the reading. Built once for each reading. */
export function closestIn(text: string, passages: readonly Passage[]) {
	const byWord = new Map<string, number[]>();
	passages.forEach((passage, index) => {
		for (const word of new Set(words(text.slice(passage.start, passage.end)))) {
			const places = byWord.get(word);
			if (places) places.push(index);
			else byWord.set(word, [index]);
		}
	});

	/** @returns the passage and its likeness from 0 to 1, or null when nothing is close */
	return function closest(quote: string): { passage: Passage; likeness: number } | null {
		const shared = new Map<number, number>();
		const places = [...new Set(words(quote))].map((word) => byWord.get(word) ?? []);
		// A rare word says more about the place than a common one.
		for (const at of places.sort((a, b) => a.length - b.length)) {
			if (shared.size >= LOOKED_UP) break;
			for (const index of at.slice(0, LOOKED_UP)) {
				shared.set(index, (shared.get(index) ?? 0) + 1 / at.length);
			}
		}
		const likely = [...shared].sort((a, b) => b[1] - a[1]).slice(0, SHORTLIST);
		let best: { passage: Passage; likeness: number } | null = null;
		for (const [index] of likely) {
			const passage = passages[index];
			if (!passage) continue;
			const likeness = likenessOf(quote, text.slice(passage.start, passage.end));
			if (likeness > (best?.likeness ?? LEAST_LIKENESS)) best = { passage, likeness };
		}
		return best;
	};
}

/** Share of the quote's characters that need no change against the best stretch of the same length. */
export function likenessOf(quote: string, passage: string): number {
	const wanted = fold(quote).text;
	const text = fold(passage).text;
	if (wanted === '') return 0;
	const stretch = bestStretch(wanted, text);
	return 1 - distance(wanted, stretch) / Math.max(wanted.length, stretch.length);
}

/** The stretch of words in `text`, as long as `wanted`, with the least distance from it. */
export function bestStretch(wanted: string, text: string): string {
	if (text.length <= wanted.length) return text;
	let best = text;
	let least = Infinity;
	for (const start of likelyStarts(wanted, text)) {
		const cut = text.indexOf(' ', start + wanted.length - 1);
		const stretch = text.slice(start, cut < 0 ? text.length : cut);
		const changes = distance(wanted, stretch);
		if (changes < least) [best, least] = [stretch, changes];
	}
	return best;
}

/** Where words begin; of many, those followed by the most words of `wanted`. */
function likelyStarts(wanted: string, text: string): number[] {
	const starts = [0, ...[...text.matchAll(/\s/g)].map((space) => space.index + 1)];
	if (starts.length <= STRETCHES) return starts;
	const sought = new Set(words(wanted));
	const length = wanted.split(/\s/).length;
	const sums = [0];
	for (const [at, start] of starts.entries()) {
		const [word = ''] = words(text.slice(start, starts[at + 1]));
		sums.push((sums[at] ?? 0) + (sought.has(word) ? 1 : 0));
	}
	const shared = (at: number) => (sums[Math.min(at + length, starts.length)] ?? 0) - (sums[at] ?? 0);
	const ranked = starts.map((start, at) => ({ start, shared: shared(at) }));
	return ranked
		.sort((a, b) => b.shared - a.shared)
		.slice(0, STRETCHES)
		.map(({ start }) => start);
}
