import { mayRespond, type RespondRefusal } from '../../assign/may-respond.ts';
import type { ExtraTime } from '../../assign/deadline.ts';
import type { AssignmentRules } from '../../assign/rules.ts';
import type { Ledger } from './ledger.ts';
import type { SentEvent } from './sent-event.ts';

/**
 * `malformed`: not an event, or none that fits this attempt. `conflict`: its id or its number is another event's, or
 * it comes too late to stand before a check.
 */
export type Refusal = RespondRefusal | 'other-attempt' | 'malformed' | 'conflict';

/** Of one attempt, its start included: a whole evening of changing one's mind is a tenth of it. */
const MOST_EVENTS = 5_000;

/** Why an event, one that is not stored yet, is not taken; null when it is. */
export function judge(
	ledger: Ledger,
	rules: AssignmentRules,
	extra: ExtraTime,
	sent: SentEvent,
	now: number,
): Refusal | null {
	const { device, sequence, event } = sent;
	if (ledger.arrival >= MOST_EVENTS || !fits(ledger, rules, event)) return 'malformed';
	const own = ledger.devices.get(device);
	if (own?.has(sequence)) return 'conflict';
	const { handIn, attempt } = ledger;
	// One with a lower number would end the attempt before what was acknowledged already.
	if (event.type === 'submitted' && handIn) return 'handed-in';
	const delivery = { receivedAt: now, device, sequence };
	const may = mayRespond(
		rules,
		extra,
		{ startedAt: attempt.started_at, handIn, reopenedUntil: attempt.reopened_until },
		delivery,
	);
	if (!may.may) return may.because;
	return rules.mode === 'graded' && rewrites(ledger, own, sequence) ? 'conflict' : null;
}

function fits({ items, options }: Ledger, { mode }: AssignmentRules, event: SentEvent['event']): boolean {
	if (!options) return false;
	if (event.type === 'submitted') return true;
	if (!('item' in event) || !items.has(event.item)) return false;
	switch (event.type) {
		case 'checked':
		case 'revealed':
			return options.feedback === 'each';
		case 'retried':
			// The key has been seen; what is graded is final.
			return options.feedback === 'each' && mode === 'practice';
		default:
			return true;
	}
}

/**
 * Whether it would change what stood before a check. The student has seen feedback since; a number kept back until
 * then could put a better response in front of it, or move a worse one behind it. Devices send in order, so this
 * hits nobody who does not try.
 */
const rewrites = ({ checkedAt }: Ledger, own: ReadonlyMap<number, number> | undefined, sequence: number) =>
	[...(own ?? [])].some(([later, arrival]) => later > sequence && arrival <= checkedAt);
