import { correctPairs, entriesOf, gradeRows, type RowKey } from '../pairs.ts';
import type { Outcome } from '../../outcome.ts';
import type { ItemResponse } from '../../response.ts';
import type { MatchItem } from './item.ts';

export interface MatchKey {
	readonly kind: 'match';
	readonly targets: readonly string[];
	readonly rows: readonly (readonly [row: string, target: string])[];
}

export const keyOf = ({ targets, rows }: MatchItem): MatchKey => ({
	kind: 'match',
	targets: targets.map(({ id }) => id),
	rows: rows.map(({ id, target }) => [id, target]),
});

export const rowKeys = ({ rows, targets }: MatchKey): RowKey[] =>
	rows.map(([id, target]) => ({ id, choices: targets, accept: [target] }));

/** Share of rows with the right target. Two rows may take the same target: then it is a classification. */
export const grade = (key: MatchKey, given: ItemResponse): Outcome => gradeRows(rowKeys(key), given);

export const entries = (key: MatchKey, given: ItemResponse) => entriesOf(rowKeys(key), given);

export const correctResponse = (key: MatchKey): ItemResponse => correctPairs(rowKeys(key));
