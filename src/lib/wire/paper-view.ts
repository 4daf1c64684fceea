import type { Certainty } from '../quiz/certainty.ts';
import type { Mark, Verdict } from '../quiz/grade.ts';
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

export interface PaperItem {
	readonly prompt: string;
	readonly statement: string;
	readonly certainty: Certainty | null;
	/** Null when it is not released. */
	readonly verdict: Verdict | 'unanswered' | null;
	/** Share of the point; null when it is not released. */
	readonly earned: number | null;
	/** What the teacher decided about the question since; empty when nothing, or when it is not released. */
	readonly note: string;
	readonly lines: readonly PaperLine[];
	readonly why: readonly PaperWhy[];
}
