import { foldEntry } from './fold-entry.ts';
import { graded, invalid } from './outcome.ts';
import { splitPair } from './response.ts';
import type { GapKey } from './grading-key.ts';
import type { Outcome } from './outcome.ts';

/** What rows and gaps share: each takes one entry, all must have one, and each is worth the same. */
export function gradeRows(rows: readonly GapKey[], given: readonly string[]): Outcome {
	const entries = new Map<string, string>();
	for (const pair of given) {
		const [id, typed] = splitPair(pair);
		const row = rows.find((candidate) => candidate.id === id);
		const entry = row && comparable(row, typed);
		if (entry === undefined) return invalid('unknown');
		if (entry === '') continue;
		if (row?.choices.length && !row.choices.includes(entry)) return invalid('unknown');
		if (entries.has(id)) return invalid('repeated');
		entries.set(id, entry);
	}
	if (entries.size < rows.length) return invalid(entries.size === 0 ? 'empty' : 'incomplete');
	const right = new Set(
		rows.filter((row) => row.accept.some((entry) => comparable(row, entry) === entries.get(row.id))),
	);
	return graded(
		right.size / rows.length,
		rows.map((row) => [row.id, right.has(row) ? 'right' : 'wrong'] as const),
	);
}

/** Ids are compared as they are; what was typed, by what it says. */
const comparable = ({ choices }: GapKey, entry: string) => (choices.length > 0 ? entry : foldEntry(entry));
