import { DAY_MS, type Days } from '../../device/days.ts';
import { duesByDay } from './calendar.ts';
import type { ReviewDay } from './ics.ts';
import type { Card } from './schedule.ts';

/** The days on which something comes due, today first; what is overdue counts today. */
export const reviewDays = (cards: readonly Pick<Card, 'due'>[], now: number, days: Days): ReviewDay[] =>
	[...duesByDay(cards, now, days)]
		.sort(([a], [b]) => a - b)
		.map(([day, due]) => ({ date: dateOf(day), next: dateOf(day + 1), due }));

/** A day of `Days` is a date, whatever the time zone. */
const dateOf = (day: number) => new Date(day * DAY_MS).toISOString().slice(0, 10);
