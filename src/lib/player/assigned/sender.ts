import { bodyOf, nextBatch } from '../../wire/batch.ts';
import { parseReply, type Reply } from '../../wire/parse-reply.ts';
import { bothClocks, type Moment } from './server-clock.ts';
import type { Connection } from '../../words/saved-words.ts';
import type { Outbox, WaitingEvent } from '../../wire/waiting-event.ts';

/** The first wait after a failure, and the longest; each is double the one before. */
const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;
/** A request that hangs for longer counts as lost; it is sent again and stored once. */
const PATIENCE_MS = 15_000;

export interface Heard {
	readonly reply: Reply;
	readonly asked: Moment;
	readonly heard: Moment;
}

interface Options {
	readonly attempt: string;
	/** Where events are posted. */
	readonly address: string;
	readonly outbox: Outbox;
	readonly onHeard: (heard: Heard) => void;
	/** Called when the connection changes, and whenever something was acknowledged or refused. */
	readonly onChange: (connection: Connection) => void;
}

/** The device is nobody in the class any more, or somebody else: it is kept until the student is back. */
class Away extends Error {
	readonly connection: Connection;
	constructor(connection: Connection) {
		super(connection);
		this.connection = connection;
	}
}

/** @param random 0 to 1: thirty devices that lost the same network must not come back at the same moment */
export const waitAfter = (failures: number, random: number) =>
	Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** (failures - 1)) * (0.5 + random / 2);

/**
 * Sends what waits, in order, one request at a time, and goes on trying. Of several tabs one sends at a time, where
 * the browser has locks (it has none on plain http); without them a thing may be sent twice, and is stored once.
 */
export function sender({ attempt, address, outbox, onHeard, onChange }: Options) {
	let failures = 0;
	let timer = 0;
	let running: Promise<void> | null = null;
	let again = false;
	/** The network is another one: what hangs is given up, and begun anew. */
	let isAnew = false;
	const asking = new Set<AbortController>();
	let connection: Connection = 'well';
	/** Of this tab: known at once, when the page is left and there is no time to read the store. */
	let unsent: readonly WaitingEvent[] = [];

	function tell(now: Connection) {
		connection = now;
		onChange(now);
	}

	/** Resolves when nothing waits, or sending has failed; then it is tried again by itself. */
	function send(): Promise<void> {
		clearTimeout(timer);
		again = true;
		running ??= run().finally(() => {
			running = null;
		});
		return running;
	}

	async function run() {
		while (again) {
			again = false;
			try {
				await alone(`mandate-assigned ${attempt}`, drain);
				failures = 0;
			} catch (error) {
				if (isAnew) {
					again = true;
					continue;
				}
				failures += 1;
				timer = window.setTimeout(send, waitAfter(failures, Math.random()));
				tell(error instanceof Away ? error.connection : 'offline');
				return;
			} finally {
				isAnew = false;
			}
		}
	}

	async function drain() {
		for (;;) {
			const batch = nextBatch(await outbox.waiting());
			if (batch.length === 0) return;
			await settle(batch, await ask(bodyOf(attempt, batch)));
			tell('well');
		}
	}

	async function ask(body: string | null): Promise<Reply> {
		const giveUp = new AbortController();
		const patience = setTimeout(() => giveUp.abort(), PATIENCE_MS);
		asking.add(giveUp);
		try {
			const asked = bothClocks();
			const response = await fetch(body === null ? `${address}?attempt=${attempt}` : address, {
				...(body === null ? {} : { method: 'POST', body }),
				headers: { 'Content-Type': 'application/json', Accept: 'application/json' },
				signal: giveUp.signal,
			});
			const heard = bothClocks();
			if (response.status === 409) throw new Away('other');
			if ([401, 403, 404].includes(response.status)) throw new Away('gone');
			if (!response.ok) throw new Error(`The server returned ${response.status}.`);
			const reply = parseReply(await response.json());
			if (!reply) throw new Error('This reply isn’t from our server.');
			onHeard({ reply, asked, heard });
			return reply;
		} finally {
			clearTimeout(patience);
			asking.delete(giveUp);
		}
	}

	async function settle(batch: readonly WaitingEvent[], { acknowledged, refused }: Reply) {
		const reasons = new Map(refused.map(({ id, because }) => [id, because]));
		const taken = batch.filter(({ id }) => acknowledged.includes(id));
		const aside = batch.flatMap((event) => {
			const because = reasons.get(event.id);
			return because === undefined ? [] : [{ ...event, because }];
		});
		if (taken.length + aside.length === 0) throw new Error('The server acknowledged none of these events.');
		await outbox.setAside(aside);
		await outbox.acknowledge(taken);
		const settled = new Set([...taken, ...aside].map(({ id }) => id));
		unsent = unsent.filter(({ id }) => !settled.has(id));
	}

	/** What hangs on a network that is gone would hold up everything behind it; sent twice, it is stored once. */
	function restart(): Promise<void> {
		failures = 0;
		isAnew = running !== null && asking.size > 0;
		for (const one of asking) one.abort();
		return send();
	}

	return {
		send,
		restart,
		/** How things stand, by the server; null when it cannot be reached. */
		async look(): Promise<Reply | null> {
			try {
				const reply = await ask(null);
				if (connection !== 'well') tell('well');
				return reply;
			} catch (error) {
				if (error instanceof Away && error.connection !== connection) tell(error.connection);
				return null;
			}
		},
		added(event: WaitingEvent) {
			unsent = [...unsent, event];
			return send();
		},
		/** The page may be on its way out: the browser carries this to its end. */
		sendLast() {
			const batch = nextBatch(unsent);
			if (batch.length === 0) return;
			fetch(address, {
				method: 'POST',
				keepalive: true,
				body: bodyOf(attempt, batch),
				headers: { 'Content-Type': 'application/json' },
			}).catch(() => undefined);
		},
	};
}

export type Sender = ReturnType<typeof sender>;

const alone = (name: string, work: () => Promise<void>): Promise<void> =>
	'locks' in navigator ? navigator.locks.request(name, work) : work();
