import { dueFor, GRACE, type ExtraTime } from './deadline.ts';
import { overSince, type AssignedAttempt } from './over.ts';
import type { AssignmentRules } from './rules.ts';

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
