import { bestStretch, closestIn } from './closest.ts';
import { fold } from './fold.ts';
import { locateAll, type Position } from './locate.ts';
import { passagesOf } from './passages.ts';
import type { Citation, Reading } from '../quiz/types.ts';

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

/** Below this the closest passage is another sentence, not the same one rewritten. */
const SAME_SENTENCE = 0.55;

/**
 * Follows citations of an older reading into a newer one. Kept: the same words in the passages of the same
 * ids. Moved: the same words elsewhere. Changed: words like them, proposed as the new quote. Lost: neither.
 */
export function drift(citations: readonly Citation[], reading: Reading): Drift[] {
	const folded = fold(reading.text);
	const passages = passagesOf(reading);
	const closest = closestIn(reading.text, passages);
	const idsAt = ({ start, end }: Position) =>
		passages.filter((passage) => passage.start < end && start < passage.end).map(({ id }) => id);
	return citations.map((citation): Drift => {
		const found = locateAll(folded, { exact: citation.exact }).map(idsAt);
		const same = found.find((ids) => ids.join() === citation.passages.join());
		if (same) return { status: 'kept', citation, passages: same };
		if (found[0]) return { status: 'moved', citation, passages: found[0] };
		const near = closest(citation.exact);
		if (!near || near.likeness < SAME_SENTENCE) return { status: 'lost', citation };
		const { id, start, end } = near.passage;
		const proposed = bestStretch(fold(citation.exact).text, reading.text.slice(start, end));
		return { status: 'changed', citation, passages: [id], proposed };
	});
}
