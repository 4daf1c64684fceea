import type { Citation } from '../text/types.ts';

/** What of an item is right or wrong by itself, and the words that show it. */
export interface Part {
	/** As in `partOutcomes`; empty for the item as a whole. */
	readonly name: string;
	/** What proves its key; of a wrong choice or pair, what refutes it. */
	readonly citations: readonly Citation[];
}

/** A wrong pairing or entry is a part of its own: it can be refuted. */
export const pairName = (id: string, entry: string) => `${id}=${entry}`;
