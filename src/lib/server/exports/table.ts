import { giveWay } from '../give-way.ts';

export type ColumnKind = 'text' | 'number' | 'percent' | 'date';

export interface Column {
	/** Unique within its table. */
	readonly id: string;
	/** What stands in the first row. */
	readonly title: string;
	/** `percent` cells are shares, 0 to 1; `date` cells are milliseconds since 1970. */
	readonly kind: ColumnKind;
}

/** Null: nothing is known, which is not nought. */
export type Cell = string | number | null;

/** What leaves the app as a file: one sheet of a workbook, or one CSV file. */
export interface Table {
	readonly name: string;
	readonly columns: readonly Column[];
	/** Each as long as `columns`. A text is written as text in a column of any kind. */
	readonly rows: Sized<readonly Cell[]>;
	/** Makes what rows are made from, in slices; absent: they can be read at once. */
	readonly prepare?: () => Promise<void>;
}

/** So many: a list, or what is made as it is asked for. */
export interface Sized<T> extends Iterable<T> {
	readonly length: number;
}

/** Each made from one of the others, when it is asked for. */
export const mapped = <T, R>(all: Sized<T>, make: (one: T) => R): Sized<R> => ({
	length: all.length,
	*[Symbol.iterator]() {
		for (const one of all) yield make(one);
	},
});

/** The title of a column of dates says whose clock they are read from. */
export function titled({ title, kind }: Column, timeZone: string): string {
	return kind === 'date' ? `${title} (${timeZone})` : title;
}

/** What a column is made from: a quiz, an objective, a figure. */
export interface Heading {
	readonly id: string;
	readonly title: string;
}

/** Thirds add up to 0.9999999999999999 otherwise; six decimals are more than anybody reads. */
export const rounded = (value: number | null) => (value === null ? null : Math.round(value * 1e6) / 1e6);

export const text = (id: string, title: string): Column => ({ id, title, kind: 'text' });
export const number = (id: string, title: string): Column => ({ id, title, kind: 'number' });
export const percent = (id: string, title: string): Column => ({ id, title, kind: 'percent' });

/** A few milliseconds of work. */
const CELLS_AT_ONCE = 10_000;

interface Batch {
	/** Index of its first row in the table. */
	readonly from: number;
	readonly rows: readonly (readonly Cell[])[];
}

/** The rows of a table, a few at a time; after each few, the server answers others. */
export async function* batches({ rows, columns }: Table): AsyncGenerator<Batch> {
	const size = Math.max(1, Math.floor(CELLS_AT_ONCE / Math.max(1, columns.length)));
	let from = 0;
	let some: (readonly Cell[])[] = [];
	for (const row of rows) {
		some.push(row);
		if (some.length < size) continue;
		yield { from, rows: some };
		from += size;
		some = [];
		await giveWay();
	}
	if (some.length > 0) yield { from, rows: some };
}
