import { GRACE, handsInBy, type ExtraTime, dueFor } from './deadline.ts';
import type { AssignmentRules } from './rules.ts';

/** An event as the server got it. */
export interface Delivery {
	/** By the server's clock, in milliseconds since 1970. */
	readonly receivedAt: number;
	readonly device: string;
	/** Counts up by one with each event of an attempt on that device. */
	readonly sequence: number;
}

export interface AssignedAttempt {
	readonly startedAt: number;
	/** Null: not submitted, or not yet. */
	readonly handIn: Delivery | null;
	/** Until when the teacher has opened it again after its time ran out; absent or null: not. */
	readonly reopenedUntil?: number | null;
}

/**
 * Since when an attempt is over: handed in by a person, or out of time. Out of time, it counts as it stands: what was
 * given by then was given. No clock hands in: with more time such an attempt runs again. Null: it still runs.
 */
export function overSince(
	rules: AssignmentRules,
	extra: ExtraTime,
	{ startedAt, handIn, reopenedUntil }: AssignedAttempt,
	now: number,
): number | null {
	if (handIn) return handIn.receivedAt;
	const by = handsInBy(rules, extra, startedAt, reopenedUntil);
	return by !== null && now > by + GRACE ? by : null;
}

/** How much of an attempt that still runs counts: all that was given, or only what was checked. */
export type UnfinishedCounts = 'as-it-stands' | 'as-checked';

/**
 * What counts of an attempt that nobody has handed in and no deadline has ended. Where late work is taken without an
 * end, that can be for ever: so it counts as it stands once it was due, and it goes on. In practice that explains at
 * once, what was checked is a first response, which no later one changes: it counts from then on, also where nothing
 * is ever due. Null: nothing yet, or the attempt is over.
 */
export function unfinishedCounts(
	rules: AssignmentRules,
	extra: ExtraTime,
	attempt: AssignedAttempt,
	now: number,
): UnfinishedCounts | null {
	if (overSince(rules, extra, attempt, now) !== null) return null;
	const due = dueFor(rules, extra);
	if (due !== null && now > due + GRACE) return 'as-it-stands';
	return rules.mode === 'practice' && rules.feedback === 'at-once' ? 'as-checked' : null;
}
