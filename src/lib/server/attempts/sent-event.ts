import { isRecord, parseAttemptEvent } from '../../quiz/parse-events.ts';
import { TEXT_MARK } from '../../quiz/kinds/open/written.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { SentEvent } from '../../wire/batch.ts';
import type { AttemptEventTable } from '../database/tables/attempts.ts';

/** The device under which the server itself writes; no client has it. */
export const SERVER = 'server';

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** Nothing that a database could refuse, or store as something else. */
const DEVICE = /^[\w-]{1,64}$/;
const MOST_SEQUENCE = 1_000_000;
/** Characters. */
const LONGEST_ID = 64;
/** Bytes of an event as JSON: a response of ten gaps, each typed full, is half of it. */
const LARGEST_BODY = 2_048;
/** The same of an answer in one’s own words: three bytes a character, and the sentences it rests on. */
const LARGEST_WRITTEN = 20_480;

/**
 * With nothing in it that was not asked for; null when it has not the shape and size of what a client may send.
 * @param inIds what it says in the names of the page, in the quiz's own ids
 */
export function parseSentEvent(
	sent: unknown,
	inIds: (event: AttemptEvent) => AttemptEvent = (event) => event,
): SentEvent | null {
	if (!isRecord(sent)) return null;
	const { id, device, sequence } = sent;
	if (typeof id !== 'string' || !UUID.test(id)) return null;
	if (typeof device !== 'string' || !DEVICE.test(device) || device === SERVER) return null;
	if (typeof sequence !== 'number' || !Number.isSafeInteger(sequence)) return null;
	if (sequence < 1 || sequence > MOST_SEQUENCE) return null;
	const parsed = parseAttemptEvent(sent.event);
	if (!parsed || parsed.type === 'started') return null;
	const event = inIds(parsed);
	return sizeOf(event) <= largest(event) ? { id, device, sequence, event } : null;
}

const largest = (event: AttemptEvent): number =>
	event.type === 'responded' && event.response.some((entry) => entry.startsWith(TEXT_MARK))
		? LARGEST_WRITTEN
		: LARGEST_BODY;

/** By which it is answered, also where it is no event; null where it has none. It goes back to whoever sent it. */
export const idOf = (sent: unknown): string | null =>
	isRecord(sent) && typeof sent.id === 'string' ? sent.id.slice(0, LONGEST_ID) : null;

/** Bytes, as it is stored. */
export const sizeOf = (event: AttemptEvent): number => Buffer.byteLength(JSON.stringify(event));

/** One that is stored: it was parsed before. */
export const eventOf = ({ body }: Pick<AttemptEventTable, 'body'>) => JSON.parse(body) as AttemptEvent;
