import type { WithChoices } from '../../item-base.ts';
import type { Fields } from '../fields.ts';
import type { ItemResponse } from '../../response.ts';
import type { ChoiceItem } from './item.ts';

export const instruction = ({ several }: Fields): string =>
	several ? 'Choose all that apply. Each wrong choice cancels a correct one.' : 'Choose one.';

/** In the item's order; an id that it does not know stands as it is. */
export const given = ({ choices }: WithChoices, response: ItemResponse): string[] => [
	...choices.filter(({ id }) => response.includes(id)).map(({ text }) => text),
	...response.filter((id) => !choices.some((choice) => choice.id === id)),
];

export const part = ({ choices }: WithChoices, _: string, entry: string) => {
	const choice = choices.find(({ id }) => id === entry);
	return { text: choice?.text ?? entry, explained: choice ?? null };
};

export const offered = ({ choices }: ChoiceItem): string[] => choices.map(({ text }) => text);

export const said = ({ choices }: WithChoices): string[] => choices.map(({ text }) => text);
