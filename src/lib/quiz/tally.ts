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

/** What was given for one row, or in one gap. */
export interface RowTallies {
	readonly id: string;
	/** From a list: in its order, and those nobody chose too. Typed: the most frequent first. */
	readonly entries: readonly Tally[];
}

/** Where a step of an ordering was put; places count from 1. */
interface StepPlace {
	readonly id: string;
	/** Where it belongs. */
	readonly place: number;
	/** Null when there are no responses. */
	readonly meanPlace: number | null;
	/** How many put it where it belongs. */
	readonly right: number;
}

/** What a class gave for one item: which distractors work, and on whom. */
export type ResponseCounts =
	| { readonly shape: 'choices'; readonly responses: number; readonly choices: readonly Tally[] }
	| { readonly shape: 'rows'; readonly responses: number; readonly rows: readonly RowTallies[] }
	/** In one’s own words: to be read, not counted. */
	| { readonly shape: 'written'; readonly responses: number }
	| { readonly shape: 'steps'; readonly responses: number; readonly steps: readonly StepPlace[] };

/** What was typed, the most frequent first. @param accept as entries are compared */
export const tallyTyped = (
	entries: readonly string[],
	accept: readonly string[],
	given: readonly Chosen[],
): Tally[] => tally(entries, accept, given).sort((a, b) => b.count - a.count || (a.entry < b.entry ? -1 : 1));
