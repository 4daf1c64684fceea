import type { Explained } from './item-base.ts';
import type { GradedOutcome, Mark } from './outcome.ts';
import type { ItemResponse } from './response.ts';
import type { Citation } from '../text/types.ts';

/** Why something is right or wrong, and where that can be seen. */
export interface PaperWhy {
	readonly rationale: string;
	readonly citations: readonly Citation[];
	readonly notStated: boolean;
}

/** A choice, row, step or gap as a student may see it afterwards. No ids: an id may say more than a text. */
export interface PaperLine {
	readonly text: string;
	/** Of a row or gap: what was given for it; of a choice or step empty. */
	readonly given: string;
	readonly chosen: boolean;
	/** Null when it is not released, or nothing is to be said. */
	readonly mark: Mark | null;
	/** The right target, entry or position; empty when it is not released or plain from the mark. */
	readonly key: string;
	readonly why: readonly PaperWhy[];
}

/** What was given to an item, and what may be told of it. */
export interface GivenPaper {
	readonly response: ItemResponse;
	/** Null when it is not released, or nothing could be graded. */
	readonly outcome: GradedOutcome | null;
	/** Whether the keys are released. */
	readonly keys: boolean;
}

export const says = ({ rationale, citations, notStated }: Explained): boolean =>
	rationale !== '' || citations.length > 0 || notStated;

/** Of each that says something, what may be read, and nothing else that it holds. */
export const whys = (...some: readonly Explained[]): PaperWhy[] =>
	some.filter(says).map(({ rationale, citations, notStated }) => ({ rationale, citations, notStated }));
