import type { AttemptEventTable } from '../database/tables.ts';

/**
 * The order in which events happened: as they arrived, but those of one device by its own count. What came late from
 * a device takes the place among the arrivals that its count gives it.
 */
export function inSequence<E extends Pick<AttemptEventTable, 'device' | 'sequence' | 'arrival'>>(
	events: readonly E[],
): E[] {
	const byDevice = Map.groupBy(events, ({ device }) => device);
	const placed = [...byDevice.values()].flatMap((own) => {
		const arrivals = own.map(({ arrival }) => arrival).sort((a, b) => a - b);
		return [...own]
			.sort((a, b) => a.sequence - b.sequence)
			.map((event, at) => ({ event, at: arrivals[at] ?? 0 }));
	});
	return placed.sort((a, b) => a.at - b.at).map(({ event }) => event);
}
