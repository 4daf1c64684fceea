import { splitPair, type ItemResponse } from '../../response.ts';
import { labelled } from '../fields.ts';
import type { Fields, Find, Labelled } from '../fields.ts';
import type { GapItem } from './item.ts';

export const redact = ({ text, gaps }: GapItem): Partial<Fields> => ({
	text: [...text],
	gaps: gaps.map(({ id, choices }) => ({ id, choices: labelled(choices) })),
});

export const shuffled = (
	{ gaps }: Fields,
	shuffle: (parts: readonly Labelled[]) => readonly Labelled[],
): Partial<Fields> => ({ gaps: gaps.map(({ id, choices }) => ({ id, choices: shuffle(choices) })) });

export const typed = ({ gaps }: Fields): string[] =>
	gaps.flatMap(({ id, choices }) => (choices.length > 0 ? [] : [id]));

export const parts = ({ gaps }: Fields): number => gaps.length;

/** What was typed stays as it is. */
export const translate = (
	{ gaps }: GapItem,
	response: ItemResponse,
	find: Find,
	handedOut: boolean,
): ItemResponse =>
	response.map(splitPair).map(([left, entry]) => {
		const gap = find('g', left);
		const isListed = gaps.some(({ id, choices }) => choices.length > 0 && (id === left || id === gap));
		return `${gap}=${isListed ? find(`${handedOut ? left : gap}c`, entry) : entry}`;
	});
