import type { EventOf, StudyEvent } from './study-event.ts';

/** Attempts that are handed in: for each the last time, in the order of handing in. @param events in order */
export function finishedOf(events: readonly StudyEvent[]): EventOf<'finished'>[] {
	const finished = new Map<string, EventOf<'finished'>>();
	for (const event of events) {
		if (event.type !== 'finished' && event.type !== 'reopened') continue;
		finished.delete(event.attempt);
		if (event.type === 'finished') finished.set(event.attempt, event);
	}
	return [...finished.values()];
}
