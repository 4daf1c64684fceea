/**
 * What a learner gave for one item, for every kind: what `formData.getAll(item.id)` yields. Ids of choices,
 * sentences or steps; for `match` and `gap` pairs `row=target`, `gap=entry` (an entry may itself hold `=`).
 */
export type ItemResponse = readonly string[];

/** `row=target` → `['row', 'target']`; without `=` the second is empty. */
export function splitPair(pair: string): [string, string] {
	const at = pair.indexOf('=');
	return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

/** What was given for a row or a gap; empty when nothing was. */
export const entryFor = (id: string, response: ItemResponse): string =>
	response.map(splitPair).find(([row]) => row === id)?.[1] ?? '';
