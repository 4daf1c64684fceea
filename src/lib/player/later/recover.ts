import { leftBehind, unwritten } from '../../device/journal.ts';
import { append } from '../../device/log.ts';
import type { Entry } from '../../device/entry.ts';
import { parseDraft, parseStudyEvent } from '../../device/parse-study-events.ts';

/** Writes what other pages could not finish writing. Should one still be at it, its events are known by their ids. */
export async function recover(): Promise<void> {
	for (const name of leftBehind()) {
		const left = unwritten.textOf(name) ?? '';
		await append(parse(left));
		unwritten.forget(name, left);
	}
}

function parse(text: string): Entry[] {
	try {
		const found = JSON.parse(text) as unknown;
		return Array.isArray(found) ? found.flatMap((entry: unknown) => parseEntry(entry) ?? []) : [];
	} catch {
		return [];
	}
}

function parseEntry(value: unknown): Entry | null {
	if (typeof value !== 'object' || value === null) return null;
	if ('draft' in value) {
		const draft = parseDraft(value.draft);
		return draft && { draft };
	}
	if ('settled' in value) {
		const settled = parseDraft({ ...(value.settled as object), response: [], certainty: null });
		return settled && { settled };
	}
	// Earlier versions noted the events alone. They get their place in the order when they are written.
	const event = parseStudyEvent({ ...('event' in value ? (value.event as object) : value), seq: 0 });
	return event && { event };
}
