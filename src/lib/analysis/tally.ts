import { mean } from './moments.ts';

/** How often something was chosen, and by whom. */
export interface Tally {
	/** Id of the choice or target, or what was typed (compared as `foldEntry` does). */
	readonly entry: string;
	readonly correct: boolean;
	readonly count: number;
	/** Per cent of the responses; null when there are none. */
	readonly share: number | null;
	/** Mean score on the whole quiz of those who chose it, in per cent; null when nobody did. */
	readonly meanScore: number | null;
}

/** One gradable response, and its learner's score on the whole quiz in per cent; null when that can earn nothing. */
export interface Chosen {
	readonly entries: readonly string[];
	readonly score: number | null;
}

/**
 * Counts each entry once for each response that holds it. One pass over the responses: what a class types into
 * a gap can be as many entries as learners.
 */
export function tally(
	entries: readonly string[],
	correct: readonly string[],
	responses: readonly Chosen[],
): Tally[] {
	const scores = new Map(entries.map((entry): [string, (number | null)[]] => [entry, []]));
	for (const { entries: chosen, score } of responses) {
		for (const entry of new Set(chosen)) scores.get(entry)?.push(score);
	}
	return [...scores].map(([entry, all]) => ({
		entry,
		correct: correct.includes(entry),
		count: all.length,
		share: responses.length === 0 ? null : (100 * all.length) / responses.length,
		meanScore: mean(all.flatMap((score) => score ?? [])),
	}));
}
