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
const LONGEST_DEVICE = 64;
const MOST_SEQUENCE = 1_000_000;
/** UTF-16 units of an event as JSON: a response of many typed gaps is far below. */
const LONGEST_BODY = 16_000;

/** Whether it has the shape and size of what a client may send. */
export function isWellFormed({ id, device, sequence, event }: SentEvent): boolean {
	return (
		UUID.test(id) &&
		device !== '' &&
		device !== SERVER &&
		device.length <= LONGEST_DEVICE &&
		Number.isSafeInteger(sequence) &&
		sequence >= 0 &&
		sequence <= MOST_SEQUENCE &&
		event.type !== 'started' &&
		JSON.stringify(event).length <= LONGEST_BODY
	);
}
