import { isOf, type StudyEvent } from './study-event.ts';

export interface Summary {
	/** First responses to items. */
	readonly answers: number;
	/** Quizzes and reviews begun. */
	readonly attempts: number;
	/** When the earliest thing was done by the device's clock; null when nothing was. */
	readonly since: number | null;
}

export function sumUp(events: readonly StudyEvent[]): Summary {
	const attempts = new Set(events.flatMap((event) => ('attempt' in event ? [event.attempt] : [])));
	// Not `Math.min(...)`: a long log has more events than a call may have arguments.
	const since = events.reduce<number | null>(
		(first, { at }) => (first === null || at < first ? at : first),
		null,
	);
	return {
		answers: events.filter(isOf('answered')).length,
		attempts: attempts.size,
		since,
	};
}
