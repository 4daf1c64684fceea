import { endFor, type ExtraTime, GRACE, handsInBy } from './deadline.ts';
import { overSince, type AssignedAttempt, type Delivery } from './over.ts';
import type { AssignmentRules } from './rules.ts';

/** Whether something may be done, and when not, why: a code, which the view puts into words. */
type Permission<Reason extends string> =
	{ readonly may: true } | { readonly may: false; readonly because: Reason };

const yes = { may: true } as const;
const no = <Reason extends string>(because: Reason) => ({ may: false, because }) as const;

/** `unfinished`: an attempt still runs; go on with it. `stops-first`: what comes before it on the path is not done. */
export type StartRefusal = 'not-open' | 'closed' | 'unfinished' | 'no-attempts-left' | 'stops-first';

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
	const used = rules.attempts !== 'unlimited' && begun.length >= rules.attempts + (extra.attempts ?? 0);
	return used ? no('no-attempts-left') : yes;
}

export type RespondRefusal = 'out-of-time' | 'handed-in';

/**
 * Whether an event of an attempt that began is taken: a response, or the hand-in itself. Ask for what is new;
 * an event already stored is acknowledged again, whenever it comes.
 *
 * The grace after the hand-in: on a bad network a response can arrive after the hand-in that followed it. Its
 * place is told by its sequence, so it is taken for `GRACE` more if it has a lower one than the hand-in on the
 * same device. Another device's count says nothing about before and after, so what it brings then is refused.
 * A forger could keep a number back and use it once the key is on the screen; that is why `release`
 * counts an attempt as over only when every lower number has arrived or the grace has passed.
 */
export function mayRespond(
	rules: AssignmentRules,
	extra: ExtraTime,
	{ startedAt, handIn, reopenedUntil }: AssignedAttempt,
	{ receivedAt, device, sequence }: Delivery,
): Permission<RespondRefusal> {
	const by = handsInBy(rules, extra, startedAt, reopenedUntil);
	if (by !== null && receivedAt > by + GRACE) return no('out-of-time');
	if (!handIn) return yes;
	const before = device === handIn.device && sequence < handIn.sequence;
	return before && receivedAt <= handIn.receivedAt + GRACE ? yes : no('handed-in');
}
