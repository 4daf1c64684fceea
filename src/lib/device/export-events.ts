import type { StudyEvent } from './study-event.ts';

export const FORMAT = 'mandate-study';
/** Raised when an older app would misread the file; a new sort of event alone is no reason. */
export const VERSION = 1;

/**
 * All that was done on this device as the text of one file; `parseExport` reads it.
 * @param now milliseconds since 1970
 */
export const exportEvents = (events: readonly StudyEvent[], now: number): string =>
	JSON.stringify({ format: FORMAT, version: VERSION, exported: new Date(now).toISOString(), events });

/** `mandate-2026-03-07.json`, by the learner's calendar. */
export function exportName(now: number): string {
	const date = new Date(now);
	const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
	return `mandate-${parts.map((part) => String(part).padStart(2, '0')).join('-')}.json`;
}
