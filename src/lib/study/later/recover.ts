import { leftBehind } from '../journal.ts';
import { append, type NewEvent } from '../log/log.ts';
import { parseStudyEvent } from '../log/parse-study-events.ts';

/** Writes what other pages could not finish writing. Should one still be at it, its events are known by their ids. */
export async function recover(): Promise<void> {
	for (const key of leftBehind()) {
		const left = localStorage.getItem(key) ?? '';
		await append(parse(left).map((event) => ({ event })));
		// The page may be alive after all, and have left more meanwhile.
		if (localStorage.getItem(key) === left) localStorage.removeItem(key);
	}
}

function parse(text: string): NewEvent[] {
	try {
		const found = JSON.parse(text) as unknown;
		if (!Array.isArray(found)) return [];
		// They get their place in the order when they are written.
		return found.flatMap((event: unknown) => parseStudyEvent({ ...(event as object), seq: 0 }) ?? []);
	} catch {
		return [];
	}
}
