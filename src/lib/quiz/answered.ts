import { redactingOf, type RedactedItem } from './redact.ts';
import { CITE_MARK } from './kinds/open/written.ts';
import { splitPair, type ItemResponse } from './response.ts';
import type { Attempt } from './attempt.ts';

/** How far an item is answered. A half-filled table earns nothing yet, and the student should know. */
export type Answered = 'not' | 'partly' | 'wholly';

/** @param parts how many rows or gaps are to be filled; 0 where one response is whole */
export function answered(parts: number, response: ItemResponse): Answered {
	if (response.length === 0) return 'not';
	// Sentences picked for an answer that is not written yet.
	if (parts === 0) return response.every((entry) => entry.startsWith(CITE_MARK)) ? 'partly' : 'wholly';
	const filled = new Set(response.map((pair) => splitPair(pair)).flatMap(([id, to]) => (to ? [id] : [])));
	return filled.size >= parts ? 'wholly' : 'partly';
}

/** How many rows or gaps an item has to be filled; 0 where one response is whole. */
export const partsToFill = (item: RedactedItem): number => redactingOf(item).parts?.(item) ?? 0;

/** Items that count as nothing when it is handed in now, in the order they came in. */
export const openItems = (items: readonly RedactedItem[], { items: states }: Pick<Attempt, 'items'>) =>
	items.filter((item) => answered(partsToFill(item), states[item.id]?.response ?? []) !== 'wholly');
