import type { ItemResponse } from '../../response.ts';
import type { OrderItem } from './item.ts';

export const instruction = (): string => 'Put these in order. Every pair in the right order counts.';

const textOf = ({ steps }: OrderItem, id: string) => steps.find((step) => step.id === id)?.text ?? id;

/** In the order given, with their places. */
export const given = (item: OrderItem, response: ItemResponse): string[] =>
	response.map((id, at) => `${at + 1}. ${textOf(item, id)}`);

export const part = (item: OrderItem, _: string, entry: string) => ({
	text: textOf(item, entry),
	explained: item.steps.find(({ id }) => id === entry) ?? null,
});

export const offered = ({ steps }: OrderItem): string[] => steps.map(({ text }) => text);
export const said = (item: OrderItem): string[] => offered(item);
