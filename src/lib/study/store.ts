import { parseEvents } from '../quiz/parse-events.ts';
import type { AttemptEvent } from '../quiz/attempt.ts';

/**
 * The events of the attempt under way, kept in this tab, so that following a link into the reading and
 * coming back loses nothing. Where storage is refused the quiz goes on without it.
 */
export function store(path: string) {
	const key = `mandate:attempt${path}`;
	return {
		load(): readonly AttemptEvent[] {
			try {
				return parseEvents(JSON.parse(sessionStorage.getItem(key) ?? '[]'));
			} catch {
				return [];
			}
		},
		save(events: readonly AttemptEvent[]) {
			try {
				sessionStorage.setItem(key, JSON.stringify(events));
			} catch {
				// Refused or full: nothing to do about it here, and no reason to stop the learner.
			}
		},
	};
}
