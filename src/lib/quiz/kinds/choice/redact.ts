import { asksForSeveral } from '../asks-for-several.ts';
import { labelled } from '../fields.ts';
import type { Choice } from '../../item-base.ts';
import type { Fields, Find, Labelled } from '../fields.ts';
import type { ItemResponse } from '../../response.ts';

interface WithChoices {
	readonly choices: readonly Choice[];
}

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
