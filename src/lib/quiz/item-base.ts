import type { Citation } from '../text/types.ts';

/** Why something is right or wrong, and where that can be seen. */
export interface Explained {
	/** Plain text; empty when the author gave none. */
	readonly rationale: string;
	readonly citations: readonly Citation[];
	/** The author vouches that the reading says nothing about this. */
	readonly notStated: boolean;
}

export interface Choice extends Explained {
	/** Unique within its item. */
	readonly id: string;
	readonly text: string;
	/** Whether it belongs to the key. */
	readonly correct: boolean;
}

/** What has choices, of whatever kind. */
export interface WithChoices {
	readonly choices: readonly Choice[];
}

/** From the least to the most demanding. */
export const LEVELS = ['remember', 'understand', 'apply', 'analyse'] as const;
export type Level = (typeof LEVELS)[number];

/** What items of every kind have. */
export interface ItemBase extends Explained {
	/** Unique within its quiz; also the name of its form field. */
	readonly id: string;
	/** Id of one of the module's objectives. */
	readonly objective: string;
	readonly level: Level;
	readonly prompt: string;
	/** Id of the reading that keys the item: the article, or a lesson. */
	readonly accordingTo: string;
}

/** What of an item is right or wrong by itself, and the words that show it. */
export interface Part {
	/** As in `partOutcomes`; empty for the item as a whole. */
	readonly name: string;
	/** What proves its key; of a wrong choice or pair, what refutes it. */
	readonly citations: readonly Citation[];
}

/** A wrong pairing or entry is a part of its own: it can be refuted. */
export const pairName = (id: string, entry: string) => `${id}=${entry}`;
