import { foldEntry } from '../quiz/fold-entry.ts';
import { splitPair } from '../quiz/response.ts';
import { tally, type Chosen, type Tally } from './tally.ts';
import type { GapKey, GapsKey, MatchKey } from '../quiz/grading-key.ts';

/** What was given for one row, or in one gap. */
export interface RowTallies {
	readonly id: string;
	/** From a list: in its order, and those nobody chose too. Typed: the most frequent first. */
	readonly entries: readonly Tally[];
}

/** The pairs given for `match` and `gap`, row by row. */
export function rowTallies(key: MatchKey | GapsKey, responses: readonly Chosen[]): RowTallies[] {
	return rowsOf(key).map((row) => {
		const given = responses.map(({ entries, score }) => ({ entries: entriesOf(row, entries), score }));
		const accept = row.choices.length > 0 ? row.accept : row.accept.map(foldEntry);
		if (row.choices.length > 0) return { id: row.id, entries: tally(row.choices, accept, given) };
		const typed = tally(
			given.flatMap(({ entries }) => entries),
			accept,
			given,
		);
		return { id: row.id, entries: typed.sort((a, b) => b.count - a.count || (a.entry < b.entry ? -1 : 1)) };
	});
}

const rowsOf = (key: MatchKey | GapsKey): readonly GapKey[] =>
	key.kind === 'gap'
		? key.gaps
		: key.rows.map(([id, target]) => ({ id, choices: key.targets, accept: [target] }));

/** Of the pairs given, those of one row; what is typed, folded. */
const entriesOf = ({ id, choices }: GapKey, pairs: readonly string[]): string[] =>
	pairs
		.map(splitPair)
		.filter(([row]) => row === id)
		.map(([, entry]) => (choices.length > 0 ? entry : foldEntry(entry)))
		.filter((entry) => entry !== '');
