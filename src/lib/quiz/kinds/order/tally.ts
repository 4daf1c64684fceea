import { mean } from '../../moments.ts';
import type { ItemResponse } from '../../response.ts';
import type { Chosen, ResponseCounts } from '../../tally.ts';
import type { OrderKey } from './grade.ts';
import type { OrderItem } from './item.ts';

/** Every order is as likely as its reverse, and the two share the pairs out between them. */
export const guess = ({ key }: OrderKey) => (key.length < 2 ? 100 : 50);

/** In the right order of the steps. */
export const counts = ({ key }: OrderKey, responses: readonly Chosen[]): ResponseCounts => ({
	shape: 'steps',
	responses: responses.length,
	steps: key.map((id, at) => {
		const places = responses.map(({ entries }) => entries.indexOf(id) + 1).filter((place) => place > 0);
		const right = places.filter((place) => place === at + 1).length;
		return { id, place: at + 1, meanPlace: mean(places), right };
	}),
});

/** The first two steps the wrong way round. */
export const invent = (_: OrderItem, right: ItemResponse): ItemResponse => [
	...right.slice(1, 2),
	...right.slice(0, 1),
	...right.slice(2),
];
