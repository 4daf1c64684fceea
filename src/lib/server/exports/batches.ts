import { setImmediate } from 'node:timers/promises';
import type { Table } from './table.ts';

/** About five milliseconds of work. */
const CELLS_AT_ONCE = 2_000;

export interface Batch {
	/** Index of its first row in the table. */
	readonly from: number;
	readonly rows: Table['rows'];
}

/** The rows of a table, a few at a time; after each few, the server answers others. */
export async function* batches({ rows, columns }: Table): AsyncGenerator<Batch> {
	const size = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, columns.length)));
	for (let from = 0; from < rows.length; from += size) {
		yield { from, rows: rows.slice(from, from + size) };
		await setImmediate();
	}
}
