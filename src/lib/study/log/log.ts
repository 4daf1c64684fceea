import { inOrder } from './in-order.ts';
import { openDatabase, SAFE, type Draft, type StudyDatabase } from './database.ts';
import { prevails } from './merge-events.ts';
import { newId } from './new-id.ts';
import type { Done, StudyEvent } from './study-event.ts';

/** An event before the log has given it its place. */
export type NewEvent = { readonly id: string; readonly at: number } & Done;

export const eventNow = (done: Done, id = newId()): NewEvent => ({ id, at: Date.now(), ...done });

/** What to write in one go; drafts and the settling of drafts take effect in their order. */
export type Entry =
	| { readonly event: NewEvent }
	| { readonly draft: Draft }
	/** A draft that has become a response. */
	| { readonly settled: Pick<Draft, 'attempt' | 'item'> };

/**
 * Writes all or nothing, safely on disk when it resolves. Two tabs that write at once take turns. An event
 * whose id is known already is passed over.
 * @throws when the store is refused, full or gone; nothing was written then
 */
export async function append(entries: readonly Entry[]): Promise<void> {
	const database = await openDatabase();
	const write = database.transaction(['events', 'drafts'], 'readwrite', SAFE);
	// Where a request fails first, its error is the one thrown; this one is heard all the same.
	write.done.catch(() => undefined);
	const events = write.objectStore('events');
	const drafts = write.objectStore('drafts');
	let seq = (await events.index('seq').openKeyCursor(null, 'prev'))?.key ?? 0;
	for (const entry of entries) {
		if ('draft' in entry) await drafts.put(entry.draft);
		else if ('settled' in entry) await drafts.delete([entry.settled.attempt, entry.settled.item]);
		else if ((await events.getKey(entry.event.id)) === undefined)
			await events.add({ ...entry.event, seq: ++seq } as StudyEvent);
	}
	await write.done;
	const added = entries.flatMap((entry) => ('event' in entry ? entry.event.type : []));
	if (added.length > 0) changed([...new Set(added)]);
}

/** Everything, in order. */
export async function allEvents(): Promise<StudyEvent[]> {
	return inOrder(await (await openDatabase()).getAll('events'));
}

/** Everything done in one module, in order; not the settings, which belong to none. */
export async function eventsOf(module: string): Promise<StudyEvent[]> {
	return inOrder(await (await openDatabase()).getAllFromIndex('events', 'module', module));
}

export async function eventsOfAttempt(attempt: string): Promise<StudyEvent[]> {
	return inOrder(await (await openDatabase()).getAllFromIndex('events', 'attempt', attempt));
}

/** The events of the attempt that was begun last, or none. */
export async function latestAttempt(module: string, quiz: string): Promise<StudyEvent[]> {
	const begun = (await openDatabase()).transaction('events').store.index('begun');
	const range = IDBKeyRange.bound([module, quiz], [module, quiz, []]);
	const last = (await begun.openCursor(range, 'prev'))?.value;
	return last && 'attempt' in last ? eventsOfAttempt(last.attempt) : [];
}

export async function draftsOf(attempt: string): Promise<Draft[]> {
	return (await openDatabase()).getAll('drafts', IDBKeyRange.bound([attempt], [attempt, []]));
}

/**
 * Takes in events from another device. Taking them in again changes nothing.
 * @returns how many were new
 */
export async function takeIn(events: readonly StudyEvent[]): Promise<number> {
	const write = (await openDatabase()).transaction('events', 'readwrite', SAFE);
	write.done.catch(() => undefined);
	// All at once: asking for each one by one takes minutes for the log of a few years.
	const known = new Map((await write.store.getAll()).map((event) => [event.id, event]));
	const before = known.size;
	const written: Promise<unknown>[] = [write.done];
	for (const event of events) {
		const other = known.get(event.id);
		if (other && !prevails(event, other)) continue;
		known.set(event.id, event);
		written.push(write.store.put(event));
	}
	await Promise.all(written);
	changed(null);
	return known.size - before;
}

/** Forgets everything. Open tabs go on, and begin with nothing. */
export async function forgetAll(): Promise<void> {
	const database: StudyDatabase = await openDatabase();
	const write = database.transaction(['events', 'drafts'], 'readwrite', SAFE);
	write.done.catch(() => undefined);
	await Promise.all([write.objectStore('events').clear(), write.objectStore('drafts').clear()]);
	await write.done;
	changed(null);
}

const CHANNEL = 'mandate:log';
let channel: BroadcastChannel | null = null;
export interface Change {
	/** Another tab did it. */
	readonly elsewhere: boolean;
	/** Types of the events that came; null when anything may have come or gone. */
	readonly added: readonly string[] | null;
}
type Listener = (change: Change) => void;
const listeners = new Set<Listener>();

/** Other tabs hear of a change through the channel; this one's own listeners at once. */
function changed(added: Change['added']) {
	for (const listener of listeners) listener({ elsewhere: false, added });
	listen().postMessage({ added });
}

function listen(): BroadcastChannel {
	if (!channel) {
		channel = new BroadcastChannel(CHANNEL);
		channel.onmessage = ({ data }: MessageEvent<unknown>) => {
			const added = addedIn(data);
			for (const listener of listeners) listener({ elsewhere: true, added });
		};
	}
	return channel;
}

/** A tab of another version may say it in other words. */
function addedIn(message: unknown): Change['added'] {
	if (typeof message !== 'object' || message === null || !('added' in message)) return null;
	return Array.isArray(message.added) ? message.added.map(String) : null;
}

/** Calls back whenever the log has changed, in this tab or another. @returns how to stop that */
export function onChange(listener: Listener): () => void {
	listen();
	listeners.add(listener);
	return () => void listeners.delete(listener);
}
