import type { WithChoices } from '../../item-base.ts';
import type { ItemResponse } from '../../response.ts';
import { labelled, type Fields, type Find, type Labelled } from '../fields.ts';

export const redact = (item: WithChoices): Partial<Fields> => ({
	several: asksForSeveral(item),
	choices: labelled(item.choices),
});

export const shuffled = (
	{ choices }: Fields,
	shuffle: (parts: readonly Labelled[]) => readonly Labelled[],
): Partial<Fields> => ({ choices: shuffle(choices) });

export const translate = (_: unknown, response: ItemResponse, find: Find): ItemResponse =>
	response.map((entry) => find('c', entry));

/** Whether more than one choice may be selected: more than one is right, and not each of them by itself. */
export const asksForSeveral = ({
	choices,
	ruling,
}: {
	readonly choices: readonly { readonly correct: boolean }[];
	readonly ruling?: { readonly one?: true };
}): boolean => ruling?.one !== true && choices.filter(({ correct }) => correct).length > 1;
