import { graded, invalid } from './outcome.ts';
import type { SelectionKey } from './grading-key.ts';
import type { Mark, Outcome } from './outcome.ts';

/**
 * What choices and sentences share: a set of ids against the set that is right.
 * @param share of the point, 0 to 1, from how many were rightly chosen, wrongly chosen, and to be chosen
 */
export function gradeSelection(
	{ ids, key, one = key.length === 1 || undefined }: SelectionKey,
	given: readonly string[],
	share: (right: number, wrong: number, keys: number) => number,
): Outcome {
	const chosen = new Set(given);
	if (given.some((id) => !ids.includes(id))) return invalid('unknown');
	if (chosen.size < given.length) return invalid('repeated');
	// One key is asked for as one choice (radio buttons): more than one is a slip, not a guess.
	if (one && chosen.size > 1) return invalid('too-many');
	const right = key.filter((id) => chosen.has(id)).length;
	const mark = (id: string): Mark => (key.includes(id) ? (chosen.has(id) ? 'right' : 'missed') : 'wrong');
	// Of several keys one was asked for: nobody missed the others.
	const isMet = one !== undefined && right === 1;
	return graded(
		share(right, chosen.size - right, isMet ? 1 : key.length),
		ids.filter((id) => chosen.has(id) || (key.includes(id) && !isMet)).map((id) => [id, mark(id)] as const),
	);
}
