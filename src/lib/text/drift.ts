import { bestStretch, closestIn } from './closest.ts';
import { fold } from './fold.ts';
import { locateAll, type Position } from './locate.ts';
import { passagesOf, touchedPassages } from './passages.ts';
import type { Citation } from './types.ts';
import type { Reading } from './types.ts';

/** What became of a citation when its reading changed. */
export type Drift =
	| { readonly status: 'kept'; readonly citation: Citation; readonly passages: readonly string[] }
	| { readonly status: 'moved'; readonly citation: Citation; readonly passages: readonly string[] }
	| {
			readonly status: 'changed';
			readonly citation: Citation;
			readonly passages: readonly string[];
			/** The closest words of the newer reading, for a person to judge. */
			readonly proposed: string;
	  }
	| { readonly status: 'lost'; readonly citation: Citation };

/** Characters on either side by which one place of the same words is told from another. */
const AROUND = 60;
/** Below this the closest passage is another sentence, not the same one rewritten. */
const SAME_SENTENCE = 0.55;

/**
 * Follows citations of an older reading into a newer one. Kept: the same words in the passages of the same
 * ids. Moved: the same words elsewhere. Changed: words like them, proposed as the new quote. Lost: neither.
 * Where the same words stand more than once, those around them decide.
 */
export function drift(citations: readonly Citation[], older: Reading, newer: Reading): Drift[] {
	const folded = fold(newer.text);
	const passages = passagesOf(newer);
	const closest = closestIn(newer.text, passages);
	const sentences = new Set(passagesOf(older).map(({ start, end }) => `${start} ${end}`));
	const idsAt = (position: Position) => touchedPassages(passages, position);
	const placeOf = (citation: Citation) => {
		const places = locateAll(folded, { exact: citation.exact });
		if (places.length < 2) return places[0];
		const before = around(older.text, citation);
		const alike = places.map((place) => ({
			place,
			shared: agreement(before, around(newer.text, place)),
			here: idsAt(place).join() === citation.passages.join(),
		}));
		return alike.sort((a, b) => b.shared - a.shared || Number(b.here) - Number(a.here))[0]?.place;
	};
	return citations.map((citation): Drift => {
		const place = placeOf(citation);
		if (place) {
			const ids = idsAt(place);
			const stayed = ids.join() === citation.passages.join();
			return { status: stayed ? 'kept' : 'moved', citation, passages: ids };
		}
		const near = closest(citation.exact);
		if (!near || near.likeness < SAME_SENTENCE) return { status: 'lost', citation };
		const { id, start, end } = near.passage;
		const passage = newer.text.slice(start, end);
		// Who quoted a whole sentence wants the whole of it again, however much longer it has become.
		const proposed = sentences.has(`${citation.start} ${citation.end}`)
			? passage
			: bestStretch(fold(citation.exact).text, passage);
		return { status: 'changed', citation, passages: [id], proposed };
	});
}

/** The characters on both sides of a place, the nearest first. */
const around = (text: string, { start, end }: Position) => ({
	left: [...fold(text.slice(Math.max(0, start - AROUND), start)).text].reverse(),
	right: [...fold(text.slice(end, end + AROUND)).text],
});

type Surroundings = ReturnType<typeof around>;

/** How many characters two places have in common before the first difference, on either side. */
function agreement(a: Surroundings, b: Surroundings): number {
	const shared = (one: readonly string[], other: readonly string[]) => {
		const at = one.findIndex((character, index) => character !== other[index]);
		return at < 0 ? one.length : at;
	};
	return shared(a.left, b.left) + shared(a.right, b.right);
}
