import type { ItemResponse } from '../../response.ts';
import { TEXT } from './written.ts';
import type { Fields } from '../fields.ts';
import type { OpenItem } from './item.ts';

/** What is asked, and what will be looked at; neither what a level looks like, nor an answer. */
export const redact = ({ words, evidence, rubric }: OpenItem): Partial<Fields> => ({
	open: {
		words: words && { from: words.from, to: words.to },
		evidence: { atLeast: evidence.atLeast, atMost: evidence.atMost },
		rubric: {
			title: rubric.title,
			levels: rubric.levels.map(({ level, title }) => ({ level, title })),
			criteria: rubric.criteria.map(({ title }) => ({ title })),
		},
	},
});

/** What is picked goes with it, under the item’s own name. */
export const typed = (): string[] => [TEXT];

/** What is written has no ids, and sentences are called what the reading calls them. */
export const translate = (_: OpenItem, response: ItemResponse): ItemResponse => response;
