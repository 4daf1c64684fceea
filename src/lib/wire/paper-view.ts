import type { Certainty } from '../quiz/certainty.ts';
import type { ItemVerdict } from '../quiz/grade.ts';
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
}
