import { mean } from './moments.ts';
import type { OrderKey } from '../quiz/grading-key.ts';
import type { Chosen } from './tally.ts';

/** Where a step of an `order` item was put; places count from 1. */
export interface StepPlace {
	readonly id: string;
	/** Where it belongs. */
	readonly place: number;
	/** Null when there are no responses. */
	readonly meanPlace: number | null;
	/** How many put it where it belongs. */
	readonly right: number;
}

/** In the right order of the steps. */
export const stepPlaces = ({ key }: OrderKey, responses: readonly Chosen[]): StepPlace[] =>
	key.map((id, at) => {
		const places = responses.map(({ entries }) => entries.indexOf(id) + 1).filter((place) => place > 0);
		const right = places.filter((place) => place === at + 1).length;
		return { id, place: at + 1, meanPlace: mean(places), right };
	});
