import { mayRespond, type RespondRefusal } from '../../rules/permission.ts';
import type { ExtraTime } from '../../rules/deadline.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { Ledger } from './ledger.ts';
import { sizeOf } from './sent-event.ts';
import type { SentEvent } from '../../wire/batch.ts';

/**
 * `malformed`: not an event, or none that fits this attempt. `conflict`: its id or its number is another event's, or
 * it comes too late to stand before a check. `full`: the attempt holds as much as an attempt may. `archived`: the class is
 * there to be read alone.
 */
export type Refusal = RespondRefusal | 'other-attempt' | 'malformed' | 'conflict' | 'full' | 'archived';

/** Of one attempt, its start included: a whole evening of changing one's mind is a tenth of it. */
const MOST_EVENTS = 5_000;
/** Of one attempt, all its events together. */
const MOST_BYTES = 512 * 1024;
/** Beyond both, for answers alone: what a device kept while it was offline, and sends before it hands in. */
const KEPT_EVENTS = 200;
const KEPT_BYTES = 64 * 1024;
/** So many changes before the end of the room a device is told of it. */
const TOLD_FROM = 500;
/** Of a usual event. */
const USUAL_BYTES = 200;

/** Why an event, one that is not stored yet, is not taken; null when it is. */
export function judge(
	ledger: Ledger,
	rules: AssignmentRules,
	extra: ExtraTime,
	sent: SentEvent,
	now: number,
): Refusal | null {
	const { device, sequence, event } = sent;
	if (!fits(ledger, rules, event)) return 'malformed';
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
	if (rules.mode === 'graded' && rewrites(ledger, own, sequence)) return 'conflict';
	return isFull(ledger, event) ? 'full' : null;
}

/** An attempt is handed in once, so there is always room for that. */
function isFull({ arrival, bytes }: Ledger, event: SentEvent['event']): boolean {
	if (event.type === 'submitted') return false;
	const isAnswer = event.type === 'responded';
	return (
		arrival >= MOST_EVENTS + (isAnswer ? KEPT_EVENTS : 0) ||
		bytes + sizeOf(event) > MOST_BYTES + (isAnswer ? KEPT_BYTES : 0)
	);
}

/** How many more changes an attempt takes; null while that need not be said. */
export function roomIn({ arrival, bytes }: Pick<Ledger, 'arrival' | 'bytes'>): number | null {
	const room = Math.max(0, Math.min(MOST_EVENTS - arrival, Math.floor((MOST_BYTES - bytes) / USUAL_BYTES)));
	return room <= TOLD_FROM ? room : null;
}

function fits({ items, options }: Ledger, { mode }: AssignmentRules, event: SentEvent['event']): boolean {
	if (!options) return false;
	if (event.type === 'submitted') return true;
	if (!('item' in event) || !items.has(event.item)) return false;
	switch (event.type) {
		case 'rated':
			// In a class somebody else says what an answer is worth.
			return false;
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
