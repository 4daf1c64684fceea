import { tallyRows } from '../pairs.ts';
import { rowKeys, type MatchKey } from './grade.ts';
import type { ItemResponse } from '../../response.ts';
import type { Chosen, ResponseCounts } from '../../tally.ts';
import type { MatchItem } from './item.ts';

export const guess = ({ rows, targets }: MatchKey) =>
	rows.length === 0 || targets.length === 0 ? null : 100 / targets.length;

export const counts = (key: MatchKey, responses: readonly Chosen[]): ResponseCounts => ({
	shape: 'rows',
	responses: responses.length,
	rows: tallyRows(rowKeys(key), responses),
});

/** Two rows taken for each other, the same two for most. */
export function invent({ rows }: MatchItem, _: ItemResponse, isUsual: boolean): ItemResponse {
	const at = isUsual ? 0 : Math.max(0, rows.length - 2);
	const [one, other] = [rows[at], rows[at + 1]];
	return rows.map((row) => {
		const target = row === one ? other?.target : row === other ? one?.target : row.target;
		return `${row.id}=${target ?? row.target}`;
	});
}
