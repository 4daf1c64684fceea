import { parseAttemptEvent } from '../quiz/parse-events.ts';
import { newId } from './new-id.ts';
import { notes } from './notes.ts';
import { deviceOutbox } from './device-outbox.ts';
import type { AttemptEvent } from '../quiz/attempt.ts';
import type { Owner } from '../wire/waiting-event.ts';

/**
 * What was done in the moment of leaving: a page that goes must let go of its store, so what was on its way there is
 * noted, with whose it is. The next page takes it over. It carries the id it will have in the store and on the server,
 * so that it counts once, however often it is taken.
 */
export interface LastEvent {
	readonly id: string;
	readonly event: AttemptEvent;
}

/** As `attempt page`. */
const last = notes('mandate-assigned-last:');
const page = newId();
const nameOf = (attempt: string) => `${attempt} ${page}`;
const attemptOf = (name: string) => name.split(' ', 1)[0] ?? '';
/** A page that is left has done no more than this since the store was last heard of. */
const MOST = 100;

/** Instead of what this page noted before; nothing takes that away. */
export const noteLast = (attempt: string, owner: Owner, events: readonly LastEvent[]): boolean =>
	last.set(
		nameOf(attempt),
		events.slice(-MOST).map((one) => ({ owner, ...one })),
	);

/** What other pages noted of an attempt; from here on it is the caller's to keep. */
export function takeLast(attempt: string): LastEvent[] {
	const names = last.names().filter((name) => attemptOf(name) === attempt && name !== nameOf(attempt));
	return names.flatMap((name) => {
		const text = last.textOf(name) ?? '';
		last.forget(name, text);
		return parse(text);
	});
}

/** Puts into the store what was noted of any attempt. @throws when the store fails: then it stays where it is */
export async function storeLast(): Promise<void> {
	for (const name of last.names()) {
		const text = last.textOf(name) ?? '';
		for (const { owner, id, event } of parse(text)) await deviceOutbox(attemptOf(name), owner).add(event, id);
		last.forget(name, text);
	}
}

function parse(text: string): (LastEvent & { owner: Owner | null })[] {
	try {
		const found: unknown = JSON.parse(text);
		return Array.isArray(found) ? found.slice(-MOST).flatMap(eventOf) : [];
	} catch {
		return [];
	}
}

function eventOf(value: unknown) {
	const { id, event, owner } = recordOf(value);
	const parsed = parseAttemptEvent(event);
	return typeof id === 'string' && parsed ? [{ id, event: parsed, owner: ownerOf(recordOf(owner)) }] : [];
}

function ownerOf({ student, nickname, assignment, home, address }: Record<string, unknown>): Owner | null {
	if (typeof student !== 'string' || typeof nickname !== 'string' || typeof assignment !== 'string')
		return null;
	if (!isOurs(home) || !isOurs(address)) return null;
	return { student, nickname, assignment, home, address };
}

const isOurs = (path: unknown): path is string =>
	typeof path === 'string' && path.startsWith('/assignments/');
const recordOf = (value: unknown): Record<string, unknown> =>
	typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
