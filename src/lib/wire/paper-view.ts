import type { Certainty } from '../quiz/certainty.ts';
import type { ItemVerdict } from '../quiz/grade.ts';
import type { PaperLine, PaperWhy } from '../quiz/paper-line.ts';
import type { Citation } from '../text/types.ts';

export interface PaperItem {
	readonly prompt: string;
	readonly statement: string;
	readonly certainty: Certainty | null;
	/** Null when it is not released. */
	readonly verdict: ItemVerdict | null;
	/** What it earned, in words, where the verdict does not say it; empty when it is not released. */
	readonly earned: string;
	/** What the teacher decided about the question since; empty when nothing, or when it is not released. */
	readonly note: string;
	readonly lines: readonly PaperLine[];
	readonly why: readonly PaperWhy[];
	/** Of an answer in the student’s own words, instead of lines; null of any other. */
	readonly written: WrittenPaper | null;
}

/** A criterion of a rubric, and which level an answer has. */
export interface SeenLevel {
	readonly criterion: string;
	/** `3 Sound` */
	readonly level: string;
	/** What the rubric, or a note, says of it; empty when it is not released. */
	readonly words: string;
}

/** An answer in the student’s own words, and as far as it is released how it was marked. */
export interface WrittenPaper {
	readonly text: string;
	/** What was chosen as evidence, and where it stands. */
	readonly sentences: readonly { readonly citation: Citation; readonly place: string }[];
	/** Empty as long as it is not marked, or not released. */
	readonly levels: readonly SeenLevel[];
	/** The teacher’s; may be empty. */
	readonly comment: string;
	/** Empty when they are not released. */
	readonly samples: readonly { readonly text: string; readonly levels: readonly SeenLevel[] }[];
}
