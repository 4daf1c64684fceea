import type { AttemptEvent } from '../quiz/attempt.ts';
import type { WaitingEvent } from './waiting-event.ts';

/** An event as it travels: the attempt stands beside the list, once. */
export interface SentEvent {
	readonly id: string;
	readonly device: string;
	readonly sequence: number;
	readonly event: AttemptEvent;
}

/** As many as the server takes at once. */
const MOST = 50;
/** A browser refuses to send more than 64 KiB from a page that is being left. */
const MOST_CHARACTERS = 20_000;

const sent = ({ id, device, sequence, event }: WaitingEvent): SentEvent => ({ id, device, sequence, event });

/** The first that go together; at least one, where there is one. */
export function nextBatch(waiting: readonly WaitingEvent[]): readonly WaitingEvent[] {
	let characters = 0;
	const end = waiting.findIndex((event, index) => {
		// At most three bytes each in UTF-8.
		characters += JSON.stringify(sent(event)).length;
		return index > 0 && (index >= MOST || characters > MOST_CHARACTERS);
	});
	return end < 0 ? waiting : waiting.slice(0, end);
}

export const bodyOf = (attempt: string, events: readonly WaitingEvent[]) =>
	JSON.stringify({ attempt, events: events.map(sent) });
