import type { AttemptEventTable } from '../database/tables.ts';

/**
 * The order in which events happened: as they arrived, and those of one device by its own count. What arrived before
 * something that its device had counted earlier waits for it; so nothing is moved to a time before its arrival, and
 * nobody can put a response in front of what they have seen meanwhile.
 */
export function inSequence<E extends Pick<AttemptEventTable, 'device' | 'sequence' | 'arrival'>>(
	events: readonly E[],
): E[] {
	const placed: { readonly event: E; readonly at: number }[] = [];
	for (const own of Map.groupBy(events, ({ device }) => device).values()) {
		let at = 0;
		for (const event of [...own].sort((a, b) => a.sequence - b.sequence)) {
			at = Math.max(at, event.arrival);
			placed.push({ event, at });
		}
	}
	// Sorting is stable: events of one device that wait for the same arrival stay in its order.
	return placed.sort((a, b) => a.at - b.at).map(({ event }) => event);
}
