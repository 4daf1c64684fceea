import type { IDBPObjectStore } from 'idb';
import { asNow, idNow } from './as-now.ts';
import { inOrder, type StudyEvent } from './study-event.ts';
import { transact, type Draft, type StudySchema } from './database.ts';
import type { Entry, NewEvent } from './entry.ts';
import { prevails } from './merge-events.ts';

/**
 * Writes all or nothing, safely on disk when it resolves. Two tabs that write at once take turns. An event
 * whose id is known already is passed over.
 * @throws when the store is refused, full or gone; nothing was written then
 */
export async function append(entries: readonly Entry[]): Promise<void> {
	await transact(['events', 'drafts'], 'readwrite', async (write) => {
		const events = write.objectStore('events');
		const drafts = write.objectStore('drafts');
		let seq = (await events.index('seq').openKeyCursor(null, 'prev'))?.key ?? 0;
		for (const entry of entries) {
			if ('draft' in entry) await drafts.put(entry.draft);
			else if ('settled' in entry) await drafts.delete([entry.settled.attempt, entry.settled.item]);
			else if ((await events.getKey(entry.event.id)) === undefined)
				await events.add({ ...entry.event, seq: ++seq } as StudyEvent);
		}
	});
	const added = entries.flatMap((entry) => ('event' in entry ? entry.event.type : []));
	if (added.length > 0) changed([...new Set(added)]);
}

/**
 * Writes a note, or that it was taken away, in place of what was written of it before: words that their writer has
 * changed or removed are not kept.
 * @throws when the store is refused, full or gone; nothing was written then
 */
export async function writeNote(event: NewEvent & { readonly note: string }): Promise<void> {
	await transact(['events'], 'readwrite', async ({ store }) => {
		const seq = (await store.index('seq').openKeyCursor(null, 'prev'))?.key ?? 0;
		const known = await store.index('module').getAll(event.module);
		for (const before of known)
			if ('note' in before && before.note === event.note) await store.delete(before.id);
		await store.put({ ...event, seq: seq + 1 } as StudyEvent);
	});
	changed([event.type]);
}

/** Everything, in order. */
export const allEvents = (): Promise<StudyEvent[]> => ordered((events) => events.getAll());

/** The same as it was written, to be taken to another device, whose app may be an older one. */
export const allAsWritten = (): Promise<StudyEvent[]> => inWrittenOrder((events) => events.getAll());

/** Everything done in one module, in order; not the settings, which belong to none. */
export const eventsOf = (module: string): Promise<StudyEvent[]> =>
	ordered((events) => events.index('module').getAll(module));

export const eventsOfAttempt = (attempt: string): Promise<StudyEvent[]> =>
	ordered((events) => events.index('attempt').getAll(attempt));

const inWrittenOrder = async (ask: (events: Events) => Promise<StudyEvent[]>) =>
	inOrder(await transact(['events'], 'readonly', ({ store }) => ask(store)));

/** All that is read of what was done comes through here. */
const ordered: typeof inWrittenOrder = async (ask) => (await inWrittenOrder(ask)).map(asNow);

type Events = IDBPObjectStore<StudySchema, ['events'], 'events', 'readonly'>;

/** The events of the attempt that was begun last, or none. */
export async function latestAttempt(module: string, quiz: string): Promise<StudyEvent[]> {
	const range = IDBKeyRange.bound([module, quiz], [module, quiz, []]);
	const last = await transact(
		['events'],
		'readonly',
		async ({ store }) => (await store.index('begun').openCursor(range, 'prev'))?.value,
	);
	return last && 'attempt' in last ? eventsOfAttempt(last.attempt) : [];
}

/** What stands half-typed in an attempt. What an item had under an older id stands under its own from now on. */
export async function draftsOf({ attempt, module, quiz }: At): Promise<Draft[]> {
	const all = IDBKeyRange.bound([attempt], [attempt, []]);
	const found = await transact(['drafts'], 'readonly', ({ store }) => store.getAll(all));
	const now = found.map((draft) => ({ ...draft, item: idNow(module, quiz, draft.item) }));
	const older = found.filter(({ item }, at) => now[at]?.item !== item);
	if (older.length > 0)
		await transact(['drafts'], 'readwrite', ({ store }) =>
			Promise.all([
				...now.map((draft) => store.put(draft)),
				...older.map(({ item }) => store.delete([attempt, item])),
			]),
		);
	return now;
}

/** Ids of the attempts in which something stands half-typed. */
export const drafted = async (): Promise<ReadonlySet<string>> => {
	const drafts = await transact(['drafts'], 'readonly', ({ store }) => store.getAll());
	return new Set(drafts.flatMap(({ attempt, response }) => (response.length > 0 ? [attempt] : [])));
};

/** An attempt, and the quiz it is at. */
type At = Readonly<Record<'attempt' | 'module' | 'quiz', string>>;

/** A log of years is no sign that the store has died. */
const MANY_MS = 300_000;

/**
 * Takes in events from another device. Taking them in again changes nothing.
 * @returns how many were new
 */
export async function takeIn(events: readonly StudyEvent[]): Promise<number> {
	const added = await transact(
		['events'],
		'readwrite',
		async ({ store }) => {
			// All at once: asking for each one by one takes minutes for the log of a few years.
			const known = new Map((await store.getAll()).map((event) => [event.id, event]));
			const before = known.size;
			const written: Promise<unknown>[] = [];
			for (const event of events) {
				const other = known.get(event.id);
				if (other && !prevails(event, other)) continue;
				known.set(event.id, event);
				written.push(store.put(event));
			}
			await Promise.all(written);
			return known.size - before;
		},
		MANY_MS,
	);
	changed(null);
	return added;
}

/** Forgets everything. Open tabs go on, and begin with nothing. */
export async function forgetAll(): Promise<void> {
	await transact(['events', 'drafts'], 'readwrite', (write) =>
		Promise.all([write.objectStore('events').clear(), write.objectStore('drafts').clear()]),
	);
	changed(null);
}

const CHANNEL = 'mandate:log';
let channel: BroadcastChannel | null = null;
interface Change {
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
