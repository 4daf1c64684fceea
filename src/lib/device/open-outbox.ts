import type { Outbox, Owner, RefusedEvent, WaitingEvent } from '../wire/waiting-event.ts';
import { deviceOutbox } from './device-outbox.ts';
import { newId } from './new-id.ts';

export const openOutbox = (attempt: string, owner: Owner | null): Outbox =>
	givingWay(deviceOutbox(attempt, owner), memoryOutbox(attempt));

/** A browser that keeps nothing has nothing waiting; a store that merely fails may hold anything. */
export const refuses = (error: unknown) =>
	error instanceof TypeError || (error instanceof DOMException && error.name === 'SecurityError');

/**
 * On the device where it lets us, else in memory. A store that fails (full, taken away, closed by a phone) is asked
 * again each time; once it is back it takes over what memory holds, before anything newer.
 */
export function givingWay(kept: Outbox, memory: Outbox): Outbox {
	/** What the store held when it was read last. */
	let known: readonly WaitingEvent[] = [];
	let knownRefused: readonly RefusedEvent[] = [];
	/** Settled with the server, whether or not the store has let go of them. */
	const settled = new Set<string>();
	let isKept = true;
	const inTurn = oneByOne();
	const open = (events: readonly WaitingEvent[]) => events.filter(({ id }) => !settled.has(id));

	return {
		get isKept() {
			return isKept;
		},
		add: (event, id = newId()) =>
			inTurn(async () => {
				try {
					await moveIn(memory, kept);
					isKept = true;
					const added = await kept.add(event, id);
					known = [...known, added];
					return added;
				} catch {
					isKept = false;
					return memory.add(event, id);
				}
			}),
		waiting: () =>
			inTurn(async () => {
				try {
					await moveIn(memory, kept);
					isKept = true;
					known = open(await kept.waiting());
					return known;
				} catch (error) {
					const all = [...open(known), ...(await memory.waiting())];
					if (all.length === 0 && !refuses(error)) throw error;
					return all;
				}
			}),
		async acknowledge(events) {
			for (const { id } of events) settled.add(id);
			await Promise.all([kept.acknowledge(events).catch(() => undefined), memory.acknowledge(events)]);
		},
		async setAside(events) {
			for (const { id } of events) settled.add(id);
			await memory.acknowledge(events);
			if (events.length > 0) await kept.setAside(events).catch(() => memory.setAside(events));
		},
		async refused() {
			knownRefused = await kept.refused().catch(() => knownRefused);
			return [...knownRefused, ...(await memory.refused())];
		},
		async forgetRefused() {
			knownRefused = [];
			await Promise.all([kept.forgetRefused().catch(() => undefined), memory.forgetRefused()]);
		},
		end: () => kept.end().catch(() => undefined),
	};
}

/** One after another: what is done later must not be numbered first. */
function oneByOne() {
	let turn: Promise<unknown> = Promise.resolve();
	return <T>(work: () => Promise<T>): Promise<T> => {
		const done = turn.then(work);
		turn = done.catch(() => undefined);
		return done;
	};
}

async function moveIn(memory: Outbox, kept: Outbox) {
	for (const event of await memory.waiting()) {
		await kept.add(event.event, event.id);
		await memory.acknowledge([event]);
	}
	const aside = await memory.refused();
	if (aside.length > 0) await kept.setAside(aside).then(memory.forgetRefused);
}

/** For a browser that refuses storage: what was done is sent, but a page that is closed too soon loses it. */
export function memoryOutbox(attempt: string): Outbox {
	const device = newId();
	let sequence = 0;
	let waiting: readonly WaitingEvent[] = [];
	let refused: readonly RefusedEvent[] = [];
	const without = (gone: readonly WaitingEvent[]) => {
		const ids = new Set(gone.map(({ id }) => id));
		waiting = waiting.filter(({ id }) => !ids.has(id));
	};
	return {
		isKept: false,
		async add(event, id = newId()) {
			sequence += 1;
			const added = { id, attempt, device, sequence, event };
			waiting = [...waiting, added];
			return added;
		},
		waiting: async () => waiting,
		acknowledge: async (events) => without(events),
		async setAside(events) {
			without(events);
			refused = [...refused, ...events];
		},
		refused: async () => refused,
		async forgetRefused() {
			refused = [];
		},
		end: async () => undefined,
	};
}
