import { inOrder } from './in-order.ts';
import { openDatabase, SAFE, type Draft, type StudyDatabase } from './database.ts';
import { prevails } from './merge-events.ts';
import type { Done, StudyEvent } from './study-event.ts';

/** An event before the log has given it its place. */
export type NewEvent = { readonly id: string; readonly at: number } & Done;

/** A random id, as a version 4 UUID. Not `randomUUID`: that is missing where a school serves over plain http. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40;
	bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

export const eventNow = (done: Done, id = newId()): NewEvent => ({ id, at: Date.now(), ...done });

/**
 * Adds events, all or none, safely on disk when it resolves. Two tabs that write at once take turns. An id
 * that is known already is passed over.
 * @param settled item of an attempt whose draft has become a response
 * @throws when the store is refused, full or gone; nothing was written then
 */
export async function append(
	events: readonly NewEvent[],
	settled?: { readonly attempt: string; readonly item: string },
): Promise<void> {
	const database = await openDatabase();
	const write = database.transaction(['events', 'drafts'], 'readwrite', SAFE);
	const store = write.objectStore('events');
	const last = await store.index('seq').openKeyCursor(null, 'prev');
	let seq = last?.key ?? 0;
	for (const event of events) {
		if ((await store.getKey(event.id)) === undefined) await store.add({ ...event, seq: ++seq } as StudyEvent);
	}
	if (settled) await write.objectStore('drafts').delete([settled.attempt, settled.item]);
	await write.done;
	changed();
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

/** @throws as `append` does */
export async function keepDraft(draft: Draft): Promise<void> {
	const database = await openDatabase();
	const write = database.transaction('drafts', 'readwrite', SAFE);
	await write.store.put(draft);
	await write.done;
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
	let added = 0;
	for (const event of events) {
		const known = await write.store.get(event.id);
		if (!known) added += 1;
		if (!known || prevails(event, known)) await write.store.put(event);
	}
	await write.done;
	changed();
	return added;
}

/** Forgets everything. Open tabs go on, and begin with nothing. */
export async function forgetAll(): Promise<void> {
	const database: StudyDatabase = await openDatabase();
	const write = database.transaction(['events', 'drafts'], 'readwrite', SAFE);
	await Promise.all([write.objectStore('events').clear(), write.objectStore('drafts').clear()]);
	await write.done;
	changed();
}

const CHANNEL = 'mandate:log';
let channel: BroadcastChannel | null = null;
/** `elsewhere`: another tab did it. */
type Listener = (elsewhere: boolean) => void;
const listeners = new Set<Listener>();

/** Other tabs hear of a change through the channel; this one's own listeners at once. */
function changed() {
	for (const listener of listeners) listener(false);
	listen().postMessage('changed');
}

function listen(): BroadcastChannel {
	if (!channel) {
		channel = new BroadcastChannel(CHANNEL);
		channel.onmessage = () => listeners.forEach((listener) => listener(true));
	}
	return channel;
}

/** Calls back whenever the log has changed, in this tab or another. @returns how to stop that */
export function onChange(listener: Listener): () => void {
	listen();
	listeners.add(listener);
	return () => void listeners.delete(listener);
}
