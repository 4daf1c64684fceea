import { parseAttemptEvent } from '../quiz/parse-events.ts';
import type { AttemptEvent } from '../quiz/attempt.ts';
import type { StudyEvent } from './study-event.ts';

/**
 * The steps of one attempt, up to the first that is not what it should be.
 * @param events of that attempt, in order; others are passed over
 */
export function stepsOf(events: readonly StudyEvent[]): AttemptEvent[] {
	const steps: AttemptEvent[] = [];
	for (const event of events) {
		if (event.type !== 'attempt' && event.type !== 'reopened') continue;
		const step =
			event.type === 'attempt' ? parseAttemptEvent(event.step) : { type: event.type, at: event.at };
		if (!step) break;
		steps.push(step);
	}
	return steps;
}
