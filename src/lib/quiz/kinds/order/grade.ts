import { graded, invalid } from '../../outcome.ts';
import type { Outcome } from '../../outcome.ts';
import type { ItemResponse } from '../../response.ts';
import type { OrderItem } from './item.ts';

export interface OrderKey {
	readonly kind: 'order';
	/** Ids of the steps, in the right order. */
	readonly key: readonly string[];
}

export const keyOf = ({ steps }: OrderItem): OrderKey => ({ kind: 'order', key: steps.map(({ id }) => id) });

/**
 * Pairs in the right order of all pairs: Kendall's tau (1938), scaled from −1…1 to 0…1. One step moved far
 * costs less than everything reversed, which a count of right positions would not tell apart. The marks do
 * count positions: they say where each step belongs.
 */
export function grade({ key }: OrderKey, given: ItemResponse): Outcome {
	if (given.some((id) => !key.includes(id))) return invalid('unknown');
	if (new Set(given).size < given.length) return invalid('repeated');
	if (given.length < key.length) return invalid('incomplete');
	const places = given.map((id) => key.indexOf(id));
	const ordered = places.reduce(
		(sum, place, index) => sum + places.slice(index + 1).filter((later) => place < later).length,
		0,
	);
	const pairs = (key.length * (key.length - 1)) / 2;
	return graded(
		pairs === 0 ? 1 : ordered,
		Math.max(1, pairs),
		given.map((id, index) => [id, places[index] === index ? 'right' : 'wrong'] as const),
	);
}

export const correctResponse = ({ key }: OrderKey): ItemResponse => key;
