import type { OpenItem, Rubric } from './open/item.ts';

export interface Labelled {
	readonly id: string;
	readonly text: string;
}

/** What a learner may see of an item's answer, whatever its kind: each fills what it has. */
export interface Fields {
	/** Whether more than one choice may be selected: it decides between radio buttons and check boxes. */
	readonly several: boolean;
	readonly statement: string;
	/** Choices, sentences, or steps (mixed). */
	readonly choices: readonly Labelled[];
	readonly rows: readonly Labelled[];
	/** Mixed, so that their order says nothing about the rows. */
	readonly targets: readonly Labelled[];
	/** The stretches between the gaps. */
	readonly text: readonly string[];
	readonly gaps: readonly { readonly id: string; readonly choices: readonly Labelled[] }[];
	/** Behind a number. */
	readonly unit: string;
	/** What is asked of an answer in one’s own words; null: none is asked for. */
	readonly open: OpenFields | null;
}

interface OpenFields extends Pick<OpenItem, 'words' | 'evidence'> {
	/** What is looked at, without what any level of it looks like, and without ids, which may say more. */
	readonly rubric: Pick<Rubric, 'title' | 'levels'> & {
		readonly criteria: readonly { readonly title: string }[];
	};
}

/**
 * Looks up what stands for an id, or for what stands for it.
 * @param group `c` choices or steps, `r` rows, `t` targets, `g` gaps, `g1c` the choices of one
 */
export type Find = (group: string, word: string) => string;

/** Ids and texts, and nothing else of what they are taken from. */
export const labelled = (parts: readonly Labelled[]) => parts.map(({ id, text }): Labelled => ({ id, text }));
