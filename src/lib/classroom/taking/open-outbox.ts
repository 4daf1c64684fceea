import { deviceOutbox } from './device-outbox.ts';
import { memoryOutbox } from './memory-outbox.ts';
import { openOutboxDatabase } from './outbox-database.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { Outbox, Owner } from './waiting-event.ts';

/**
 * On the device where it lets us, else in memory. A store that fails later (full, taken away) gives way to memory
 * for what comes; what it kept before is still read from it.
 */
export async function openOutbox(attempt: string, owner: Owner | null): Promise<Outbox> {
	try {
		const kept = deviceOutbox(await openOutboxDatabase(), attempt, owner);
		await kept.waiting();
		return givingWay(kept, memoryOutbox(attempt));
	} catch {
		return memoryOutbox(attempt);
	}
}

function givingWay(kept: Outbox, memory: Outbox): Outbox {
	let isKept = true;
	const orNone = <T>(work: Promise<readonly T[]>) => work.catch((): readonly T[] => []);
	const both = async (work: (outbox: Outbox) => Promise<void>) => {
		await Promise.all([work(kept).catch(() => undefined), work(memory)]);
	};
	return {
		get isKept() {
			return isKept;
		},
		async add(event: AttemptEvent) {
			if (!isKept) return memory.add(event);
			try {
				return await kept.add(event);
			} catch {
				isKept = false;
				return memory.add(event);
			}
		},
		waiting: async () => [...(await orNone(kept.waiting())), ...(await memory.waiting())],
		acknowledge: (events) => both((outbox) => outbox.acknowledge(events)),
		setAside: async (events) => {
			await kept.setAside(events).catch(() => undefined);
			if (!isKept) await memory.setAside(events);
		},
		refused: async () => [...(await orNone(kept.refused())), ...(await memory.refused())],
		forgetRefused: () => both((outbox) => outbox.forgetRefused()),
		end: () => both((outbox) => outbox.end()),
	};
}
