import type { Days } from '../../device/days.ts';
import type { Card } from './schedule.ts';

export interface Day {
	/** Its first moment, milliseconds since 1970. */
	readonly day: number;
	readonly due: number;
}

/** How many come due on each of the next days, today first; what is overdue counts today. */
export function calendar(
	cards: readonly Pick<Card, 'due'>[],
	now: number,
	length: number,
	days: Days,
): Day[] {
	const today = days.dayOf(now);
	const dues = duesByDay(cards, now, days);
	return Array.from({ length }, (_, index) => ({
		day: days.startOf(today + index),
		due: dues.get(today + index) ?? 0,
	}));
}

/** How many come due on a day; a day with none is missing, and what is overdue counts today. */
export function duesByDay(
	cards: readonly Pick<Card, 'due'>[],
	now: number,
	{ dayOf }: Days,
): Map<number, number> {
	const today = dayOf(now);
	const dues = new Map<number, number>();
	for (const { due } of cards) {
		const day = Math.max(today, dayOf(due));
		dues.set(day, (dues.get(day) ?? 0) + 1);
	}
	return dues;
}

/** What a review's pages show. */
export interface ReviewView {
	readonly due: readonly Card[];
	readonly cards: readonly Card[];
	readonly days: readonly Day[];
	readonly retention: number;
	readonly session: number;
}
