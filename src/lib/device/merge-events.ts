import { inOrder, type StudyEvent } from './study-event.ts';

/**
 * What two devices hold together: a union by id, in order. Merging in any order, and any number of times,
 * gives the same. Should one id stand for two different things, which only a damaged file does, the same one
 * of them is kept everywhere.
 */
export function mergeEvents(mine: readonly StudyEvent[], theirs: readonly StudyEvent[]): StudyEvent[] {
	const merged = new Map<string, StudyEvent>();
	for (const event of [...mine, ...theirs]) {
		const known = merged.get(event.id);
		if (!known || prevails(event, known)) merged.set(event.id, event);
	}
	return inOrder([...merged.values()]);
}

/** Whether an event takes the place of another with the same id. */
export const prevails = (event: StudyEvent, known: StudyEvent) => text(event) < text(known);

/** The same text for the same content, in whatever order its properties were written. */
const text = (value: unknown): string =>
	JSON.stringify(value, (_, part: unknown) =>
		typeof part === 'object' && part !== null && !Array.isArray(part)
			? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
			: part,
	);
