import { endFor, type ExtraTime } from './deadline.ts';
import { overSince, type AssignedAttempt } from './over.ts';
import { no, yes, type Permission } from './permission.ts';
import type { AssignmentRules } from './rules.ts';

/** `unfinished`: an attempt still runs; go on with it. */
export type StartRefusal = 'not-open' | 'closed' | 'unfinished' | 'no-attempts-left';

/**
 * Whether a student may begin an attempt now.
 * @param begun all the student's attempts so far
 */
export function mayStart(
	rules: AssignmentRules,
	extra: ExtraTime,
	begun: readonly AssignedAttempt[],
	now: number,
): Permission<StartRefusal> {
	if (rules.opensAt !== null && now < rules.opensAt) return no('not-open');
	const end = endFor(rules, extra);
	if (end !== null && now >= end) return no('closed');
	if (begun.some((attempt) => overSince(rules, extra, attempt, now) === null)) return no('unfinished');
	const used = rules.attempts !== 'unlimited' && begun.length >= rules.attempts;
	return used ? no('no-attempts-left') : yes;
}
