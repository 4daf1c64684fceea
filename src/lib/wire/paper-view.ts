import type { Certainty } from '../quiz/certainty.ts';
import type { ItemVerdict } from '../quiz/grade.ts';
import type { OpenItem } from '../quiz/kinds/open/item.ts';
import type { Citation } from '../text/types.ts';
import type { PaperLine, PaperWhy } from '../quiz/paper-line.ts';

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
	/** Of an answer in one’s own words; null: it is of another kind. */
	readonly written: WrittenPaper | null;
}

/** A criterion of a rubric, and which level an answer has. */
export interface SeenLevel {
	readonly criterion: string;
	/** `3 Sound` */
	readonly level: string;
	/** What the rubric says of it; empty when it is not released. */
	readonly words: string;
}

/** What stands beside one's own words. */
export interface WrittenPaper {
	/** The sentences that the student chose. */
	readonly citations: readonly Citation[];
	/** How it was marked; empty as long as it is not, or that is not released. */
	readonly levels: readonly SeenLevel[];
	/** The teacher’s; may be empty. */
	readonly comment: string;
	/** What is asked of an answer, and samples of it; null when the keys are not released. */
	readonly key: Pick<OpenItem, 'rubric' | 'samples'> | null;
}
