import { instantsOf, toInstant, toLocal } from '../../rules/local-time.ts';
import type { AssignmentRules } from '../../rules/rules.ts';

const DAY_MS = 86_400_000;
const WEEK_MS = 7 * DAY_MS;
const DATES = ['opensAt', 'dueAt', 'closesAt'] as const;

/**
 * The rules with dates to come: moved by as few whole weeks as it takes until the due date has not passed, so that they
 * keep their day of the week, their time of day and their distance from each other.
 * @param now milliseconds since 1970
 */
export function laterWeeks(rules: AssignmentRules, now: number): AssignmentRules {
	const decides = rules.dueAt ?? rules.opensAt;
	if (decides === null || decides > now) return rules;
	const weeks = Math.floor((now - decides) / WEEK_MS) + 1;
	const moved = DATES.map((name) => [name, later(rules[name], rules.timeZone, weeks)] as const);
	return { ...rules, ...Object.fromEntries(moved) };
}

/** By the calendar: clocks may have changed meanwhile. */
function later(at: number | null, timeZone: string, weeks: number): number | null {
	if (at === null) return null;
	const local = toLocal(at, timeZone);
	const date = new Date(Date.parse(`${local.slice(0, 10)}T00:00Z`) + weeks * WEEK_MS);
	const moved = date.toISOString().slice(0, 10) + local.slice(10);
	return instantsOf(moved, timeZone)[0] ?? toInstant(moved, timeZone);
}
