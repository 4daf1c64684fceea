import { apply } from '../../quiz/attempt.ts';
import { newId } from '../../device/new-id.ts';
import { noteHeard } from './heard.ts';
import { noteLast, takeLast } from '../../device/last-events.ts';
import { openOutbox } from '../../device/open-outbox.ts';
import { sender, type Heard } from './sender.ts';
import { bothClocks, momentAt, serverClock } from './server-clock.ts';
import { typing } from './typing.ts';
import type { Attempt, AttemptEvent } from '../../quiz/attempt.ts';
import type { Step, Store } from '../ports.ts';
import type { Reply } from '../../wire/parse-reply.ts';
import type { SavedState } from '../../words/saved-words.ts';
import type { AssignedData } from '../../wire/assigned-view.ts';
import type { RefusedEvent, WaitingEvent } from '../../wire/waiting-event.ts';

interface Told {
	/** Something happened in the attempt: here, or in another tab. */
	readonly onAttempt: (elsewhere: boolean) => void;
	readonly onSaved: (state: SavedState) => void;
	readonly onHeard: (reply: Reply) => void;
	readonly onRefused: (refused: readonly RefusedEvent[]) => void;
}

type Message = { readonly event: AttemptEvent } | { readonly settled: true };

/**
 * The store of an assigned quiz: what the server had when it made the page, what waits in the outbox, and what is done
 * now.
 */
export function openOutboxStore(data: AssignedData, told: Told) {
	let attempt: Attempt = data.state;
	let saved: SavedState = { waiting: 0, connection: 'well', isKept: true, isRead: true };
	/** Added and not yet in the outbox. */
	let adding = 0;
	/** Done here, and not known to be on the device's disk, in order. */
	const unkept = new Map<string, AttemptEvent>();
	/** Some of it is noted. */
	let isNoted = false;
	const noteUnkept = () => {
		noteLast(
			data.attempt,
			data.owner,
			[...unkept].map(([id, event]) => ({ id, event })),
		);
		isNoted = unkept.size > 0;
	};
	/** Done here before it is known what waited; null from then on. */
	let early: AttemptEvent[] | null = [];
	const clock = serverClock(bothClocks);
	/** When the server was last heard, by the clock that nobody can set. */
	let heardAt = performance.now();
	// The page itself was the first answer: made between the asking and the hearing.
	const [page] = performance.getEntriesByType('navigation');
	if (page instanceof PerformanceNavigationTiming)
		clock.heard(momentAt(page.requestStart), momentAt(page.responseStart), data.now);
	else clock.heard(momentAt(0), bothClocks(), data.now);
	const outbox = openOutbox(data.attempt, data.owner);
	/** Events of this page. */
	const own = new Set<string>();
	const channel =
		'BroadcastChannel' in window ? new BroadcastChannel(`mandate-assigned ${data.attempt}`) : null;
	const tell = (message: Message) => channel?.postMessage(message);

	const { send, restart, look, added, sendLast } = sender({
		attempt: data.attempt,
		address: data.owner.address,
		outbox,
		onHeard: heard,
		onChange(connection) {
			saved = { ...saved, connection };
			tell({ settled: true });
			void count();
		},
	});

	function heard({ reply, asked, heard }: Heard) {
		clock.heard(asked, heard, reply.now);
		heardAt = heard.ticks;
		noteHeard(data.attempt, reply.receivedAt);
		if (reply.room !== null) saved = { ...saved, room: reply.room };
		told.onHeard(reply);
	}

	async function count() {
		try {
			const waiting = await outbox.waiting();
			recall(waiting);
			saved = { ...saved, waiting: waiting.length + adding, isKept: outbox.isKept, isRead: true };
			told.onSaved(saved);
			told.onRefused(await outbox.refused());
		} catch {
			saved = { ...saved, isRead: false };
			told.onSaved(saved);
		}
	}

	/** What waited from an earlier visit belongs to the attempt, though the server does not know it yet. */
	function recall(waiting: readonly WaitingEvent[]) {
		if (!early) return;
		const earlier = waiting.flatMap(({ id, event }) => (own.has(id) ? [] : [event]));
		// What was done here while the store was opened comes after what waited in it.
		attempt = [...earlier, ...early].reduce(apply, data.state);
		early = null;
		if (earlier.length > 0) told.onAttempt(true);
	}

	function take(event: AttemptEvent, elsewhere: boolean): boolean {
		const before = attempt;
		attempt = apply(attempt, event);
		if (attempt !== before) told.onAttempt(elsewhere);
		return attempt !== before;
	}

	/** Does it, keeps it and sends it. Resolves once it is kept. */
	function record(step: Step): Promise<void> {
		const event = { ...step, at: Math.round(clock.now() ?? Date.now()) } as AttemptEvent;
		if (!take(event, false)) return Promise.resolve();
		early?.push(event);
		adding += 1;
		saved = { ...saved, waiting: saved.waiting + 1 };
		told.onSaved(saved);
		tell({ event });
		const id = newId();
		own.add(id);
		return keep(id, event);
	}

	async function keep(id: string, event: AttemptEvent) {
		unkept.set(id, event);
		const kept = await outbox.add(event, id);
		adding -= 1;
		saved = { ...saved, isKept: outbox.isKept };
		// One after another: whatever was done before it is kept as well.
		if (outbox.isKept) {
			for (const earlier of unkept.keys()) {
				unkept.delete(earlier);
				if (earlier === id) break;
			}
			// Taken over later than what comes now, it would undo that.
			if (isNoted) noteUnkept();
		}
		void added(kept);
		if (!outbox.isKept) void count();
	}

	// Before anything that is done here: it was done before.
	for (const { id, event } of takeLast(data.attempt)) {
		adding += 1;
		void keep(id, event);
	}

	channel?.addEventListener('message', ({ data: message }: MessageEvent<Message>) => {
		if ('event' in message && take(message.event, true)) early?.push(message.event);
		void count();
	});

	return {
		attempt: () => attempt,
		dispatch: (step: Step) => void record(step),
		...typing(data.attempt, {
			attempt: () => attempt,
			record,
			isKept: () => saved.isKept,
			isAdding: () => adding > 0,
		}),
		takesParts: true,
		seed: () => null,
		ready: (work: () => void) => work(),
		/** Milliseconds since 1970, by the server's clock as well as this device knows it. */
		now: () => clock.now() ?? data.now,
		/** Resolves once it is known what waited, or that it cannot be read yet. */
		recalled: count(),
		/** Whether it is time to ask: the device's clocks disagree, or nothing was heard for so many milliseconds. */
		isStale: (ms: number) => clock.isDoubtful() || performance.now() - heardAt > ms,
		/** Sends what waits, and asks how things stand. Resolves when that is done, or has failed. */
		async refresh() {
			await send();
			return look();
		},
		look: async () => void (await look()),
		/** The network is another one: what hangs is begun anew. */
		async reconnect() {
			await restart();
			return look();
		},
		send,
		/** The page may be on its way out, and no more may be heard of its store. */
		leave() {
			noteUnkept();
			sendLast();
		},
		saved: () => saved,
		async forgetRefused() {
			await outbox.forgetRefused();
			return count();
		},
		/** The server says that it is over: nothing more can be done here. */
		close() {
			take({ type: 'submitted', at: Math.round(clock.now() ?? data.now) }, true);
		},
		/** The attempt is over: once nothing waits, nothing of it stays on the device. */
		end: () => outbox.end(),
	} satisfies Store & Record<string, unknown>;
}

export type OutboxStore = ReturnType<typeof openOutboxStore>;
