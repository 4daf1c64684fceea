import type { ItemBase } from '../../item-base.ts';

/** One thing that is looked at in an answer, with words for each level. */
interface Criterion {
	/** Unique within its rubric. */
	readonly id: string;
	readonly title: string;
	/** What an answer of a level looks like, by the number of the level. */
	readonly cells: Readonly<Record<string, string>>;
}

/** How an answer in one's own words is looked at: criteria and levels, with words for each cell. */
export interface Rubric {
	/** Unique within its module. */
	readonly id: string;
	readonly title: string;
	/** The best first. */
	readonly levels: readonly { readonly level: number; readonly title: string }[];
	readonly criteria: readonly Criterion[];
}

/** By id of a criterion: the number of a level. */
export type Levels = Readonly<Record<string, number>>;

/** An answer that an author wrote, and how the rubric sees it. */
export interface Sample {
	readonly id: string;
	readonly text: string;
	/** Of every criterion. */
	readonly levels: Levels;
	/** Why it has that level, by criterion; some may have none. */
	readonly notes: Readonly<Record<string, string>>;
}

/** Write an answer in one's own words, and pick the sentences it rests on. */
export interface OpenItem extends ItemBase {
	readonly kind: 'open';
	/** How long an answer is, as advice; null: nothing is said. */
	readonly words: { readonly from: number; readonly to: number } | null;
	/** How many sentences are picked; `atMost` 0: none is asked for. */
	readonly evidence: { readonly atLeast: number; readonly atMost: number };
	readonly rubric: Rubric;
	/** In the author’s order, the best first; never empty. */
	readonly samples: readonly Sample[];
}
