import { grade } from './grade.ts';
import { correctResponse, gradingOf } from './grading.ts';
import { pairName } from './item-base.ts';
import type { GradingKey } from './key.ts';
import type { ItemResponse } from './response.ts';

/** By name of a part: 1 right, 0 wrong or missed. What is absent was neither asked for nor chosen. */
export type PartOutcomes = ReadonlyMap<string, 0 | 1>;

/**
 * How each part of an item went: a choice, row, step or gap by its id, and what was wrongly put in a row or gap by
 * `pairName`. Empty when the response cannot be graded.
 */
export function partOutcomes(key: GradingKey, response: ItemResponse): PartOutcomes {
	const outcome = grade(key, response);
	if (outcome.status !== 'graded') return new Map();
	const { marks } = outcome;
	const entries = gradingOf(key).entries?.(key, response) ?? [];
	return new Map([
		...Object.entries(marks).map(([id, mark]) => [id, mark === 'right' ? 1 : 0] as const),
		...entries
			.filter(([id]) => marks[id] === 'wrong')
			.map(([id, entry]) => [pairName(id, entry), 0] as const),
	]);
}

/** Names of the parts that were wrong or missed; none of an item that earned everything. */
export const missedParts = (key: GradingKey, response: ItemResponse): string[] =>
	[...partOutcomes(key, response)].filter(([, share]) => share === 0).map(([name]) => name);

/** Names of the parts that a right response has; the empty one is the item as a whole. The others refute. */
export const provingParts = (key: GradingKey): ReadonlySet<string> =>
	new Set(['', ...partOutcomes(key, correctResponse(key)).keys()]);

/**
 * What a response says about a passage that parts of its item rest on, 0 to 1; null: nothing. A part that was right or
 * wrong speaks for itself; where none was, the item does if the passage is its own. What would refute a choice that
 * nobody made is not asked for. Of all or nothing, and of a response that is not known, only what proves the key speaks.
 * @param names of the parts that rest on it
 * @param outcomes empty where they are not known
 * @param earned share of the item as a whole; whoever has all of it has every part
 * @param proving `provingParts` of the item
 */
export function shareOn(
	names: readonly string[],
	outcomes: PartOutcomes,
	earned: number,
	proving: ReadonlySet<string>,
): number | null {
	if (earned >= 1 || outcomes.size === 0) return names.some((name) => proving.has(name)) ? earned : null;
	const known = [...new Set(names)].flatMap((name) => outcomes.get(name) ?? []);
	if (known.length > 0) return known.reduce((total: number, share) => total + share, 0) / known.length;
	return names.includes('') ? earned : null;
}
