import { mergeEvents } from './merge-events.ts';
import { parseStudyEvent } from './parse-study-events.ts';
import type { StudyEvent } from './study-event.ts';

type ImportProblem = 'too-large' | 'empty' | 'no-json' | 'foreign' | 'newer' | 'damaged';

export type ParsedExport =
	| {
			readonly status: 'parsed';
			/** In order, each id once. */
			readonly events: readonly StudyEvent[];
			readonly leftOut: {
				/** Damaged, or of a sort that this version does not know. */
				readonly unreadable: number;
				/** With a place in the order that no device can have given. */
				readonly misplaced: number;
			};
	  }
	| { readonly status: 'refused'; readonly problem: ImportProblem };

/** About 200,000 events; a bigger file would stop a phone rather than teach it something. */
export const LARGEST_EXPORT = 50_000_000;

/**
 * Devices count on from the highest place they know, so a place can lie beyond the number of events only
 * by as many as were lost on the way. One made-up place near the largest number would leave none to count
 * on to, and spoil the order for good.
 */
const MOST_LOST = 1_000_000;

/** What `exportEvents` wrote, or what somebody else did: any text at all. Never throws. */
export function parseExport(text: string): ParsedExport {
	if (text.length > LARGEST_EXPORT) return refused('too-large');
	if (text.trim() === '') return refused('empty');
	const file = json(text);
	if (file === undefined) return refused('no-json');
	if (typeof file !== 'object' || file === null) return refused('foreign');
	const { format, version, events } = file as Record<string, unknown>;
	if (format !== FORMAT) return refused('foreign');
	if (!Number.isSafeInteger(version) || Number(version) < 1) return refused('damaged');
	if (Number(version) > VERSION) return refused('newer');
	return Array.isArray(events) ? parseEvents(events) : refused('damaged');
}

/** Events from elsewhere, each of them anything at all. */
export function parseEvents(events: readonly unknown[]): ParsedExport {
	const readable = events.map(parseStudyEvent).filter((event) => event !== null);
	const distinct = mergeEvents([], readable);
	const placed = withPossiblePlaces(distinct);
	if (events.length > 0 && placed.length === 0) return refused('damaged');
	const leftOut = {
		unreadable: events.length - readable.length,
		misplaced: distinct.length - placed.length,
	};
	return { status: 'parsed', events: placed, leftOut };
}

const refused = (problem: ImportProblem): ParsedExport => ({ status: 'refused', problem });

function json(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

/** @param ordered by place, so that everything from the first that is too high on can go */
function withPossiblePlaces(ordered: readonly StudyEvent[]): readonly StudyEvent[] {
	const end = ordered.findIndex(({ seq }, before) => seq > before + 1 + MOST_LOST);
	return end < 0 ? ordered : ordered.slice(0, end);
}

const FORMAT = 'mandate-study';
/** Raised when an older app would misread the file; a new sort of event alone is no reason. */
const VERSION = 1;

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
