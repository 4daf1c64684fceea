import { parseAttemptEvent } from '../../quiz/parse-events.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';

/** The device under which the server itself writes; no client has it. */
export const SERVER = 'server';

/** An event as a device sends it. */
export interface SentEvent {
	/** The client's UUID: sent twice, it is stored once. */
	readonly id: string;
	readonly device: string;
	/** Counts up by one with each event of the attempt on that device, from 1. */
	readonly sequence: number;
	readonly event: AttemptEvent;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Nothing that a database could refuse, or store as something else. */
const DEVICE = /^[\w-]{1,64}$/;
const MOST_SEQUENCE = 1_000_000;
/** Bytes of an event as JSON: a response of ten gaps, each typed full, is half of it. */
const LARGEST_BODY = 2_048;

/** With nothing in it that was not asked for; null when it has not the shape and size of what a client may send. */
export function parseSentEvent({ id, device, sequence, event: sent }: SentEvent): SentEvent | null {
	if (!UUID.test(id) || !DEVICE.test(device) || device === SERVER) return null;
	if (!Number.isSafeInteger(sequence) || sequence < 1 || sequence > MOST_SEQUENCE) return null;
	const event = parseAttemptEvent(sent);
	if (!event || event.type === 'started') return null;
	return sizeOf(event) <= LARGEST_BODY ? { id, device, sequence, event } : null;
}

/** Bytes, as it is stored. */
export const sizeOf = (event: AttemptEvent): number => Buffer.byteLength(JSON.stringify(event));
