import { splitPair, type ItemResponse } from '../../quiz/response.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { RedactedItem } from '../../quiz/redact.ts';

/** How far an item is answered. A half-filled table earns nothing yet, and the student should know. */
export type Answered = 'not' | 'partly' | 'wholly';

type Shape = Pick<RedactedItem, 'kind'> & { readonly parts: number };

/** How many parts a whole response has. */
export const partsOf = ({ kind, rows, gaps }: RedactedItem): number =>
	kind === 'match' ? rows.length : kind === 'gap' ? gaps.length : 1;

export function answered({ kind, parts }: Shape, response: ItemResponse): Answered {
	if (response.length === 0) return 'not';
	if (kind !== 'match' && kind !== 'gap') return 'wholly';
	const filled = new Set(response.map((pair) => splitPair(pair)).flatMap(([id, to]) => (to ? [id] : [])));
	return filled.size >= parts ? 'wholly' : 'partly';
}

/** Items that count as nothing when it is handed in now, in the order they came in. */
export const openItems = (items: readonly RedactedItem[], { items: states }: Pick<Attempt, 'items'>) =>
	items.filter(
		(item) =>
			answered({ kind: item.kind, parts: partsOf(item) }, states[item.id]?.response ?? []) !== 'wholly',
	);
