import type { Term } from '$lib/quiz/types';

/** Svelte's context in which a page says that terms are to be marked. */
export const TERMS = Symbol('terms');

export interface MarkedTerms {
	/** Its id. */
	readonly module: string;
	readonly terms: readonly Term[];
}
