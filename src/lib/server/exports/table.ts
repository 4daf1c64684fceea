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
	readonly rows: readonly (readonly Cell[])[];
}
