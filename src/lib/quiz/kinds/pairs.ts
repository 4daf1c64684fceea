import { foldEntry } from '../fold-entry.ts';
import { graded, invalid } from '../outcome.ts';
import { splitPair } from '../response.ts';
import { tally, tallyTyped } from '../tally.ts';
import type { Outcome } from '../outcome.ts';
import type { ItemResponse } from '../response.ts';
import type { Chosen, RowTallies } from '../tally.ts';

/** What match and gap share: rows, or gaps, that each take one entry. */
export interface RowKey {
	readonly id: string;
	/** Ids on offer; empty when it is typed. */
	readonly choices: readonly string[];
	/** What is right: ids on offer, or entries compared after `foldEntry`. */
	readonly accept: readonly string[];
}

/** Share of rows filled rightly: each must have one entry, and each is worth the same. */
export function gradeRows(rows: readonly RowKey[], given: ItemResponse): Outcome {
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
		right.size,
		rows.length,
		rows.map((row) => [row.id, right.has(row) ? 'right' : 'wrong'] as const),
	);
}

/** Ids are compared as they are; what was typed, by what it says. */
const comparable = ({ choices }: RowKey, entry: string) => (choices.length > 0 ? entry : foldEntry(entry));

/** What was given for each row, as it is compared. */
export const entriesOf = (rows: readonly RowKey[], given: ItemResponse) =>
	given.map(splitPair).map(([id, entry]): readonly [string, string] => {
		const row = rows.find((one) => one.id === id);
		return [id, row ? comparable(row, entry) : entry];
	});

export const correctPairs = (rows: readonly RowKey[]): ItemResponse =>
	rows.map(({ id, accept }) => `${id}=${accept[0] ?? ''}`);

/** The pairs given, row by row. */
export const tallyRows = (rows: readonly RowKey[], responses: readonly Chosen[]): RowTallies[] =>
	rows.map((row) => {
		const given = responses.map(({ entries, score }) => ({
			entries: entriesOf(rows, entries).flatMap(([id, entry]) => (id === row.id && entry ? [entry] : [])),
			score,
		}));
		const accept = row.accept.map((entry) => comparable(row, entry));
		return {
			id: row.id,
			entries:
				row.choices.length > 0
					? tally(row.choices, accept, given)
					: tallyTyped(
							given.flatMap(({ entries }) => entries),
							accept,
							given,
						),
		};
	});
