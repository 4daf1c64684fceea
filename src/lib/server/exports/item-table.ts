import { rounded, text, type Heading } from './table.ts';
import type { Cell, Column, ColumnKind, Table } from './table.ts';

/** An item and its figures, by the id of their column; a figure that is missing or null is an empty cell. */
export interface ItemFigures {
	/** Title of the quiz. */
	readonly quiz: string;
	readonly item: string;
	readonly prompt: string;
	readonly figures: Readonly<Record<string, number | null>>;
}

/** What a column of figures is called, and whether it is a share. */
export interface Figure extends Heading {
	readonly kind: Extract<ColumnKind, 'number' | 'percent'>;
}

/** One row for each item, one column for each figure. */
export function itemTable(name: string, figures: readonly Figure[], items: readonly ItemFigures[]): Table {
	return {
		name,
		columns: [
			text('quiz', 'Quiz'),
			text('item', 'Item'),
			text('prompt', 'Prompt'),
			...figures.map(({ id, title, kind }): Column => ({ id: `figure:${id}`, title, kind })),
		],
		rows: items.map((item): Cell[] => [
			item.quiz,
			item.item,
			item.prompt,
			...figures.map(({ id }) =>
				Object.hasOwn(item.figures, id) ? rounded(item.figures[id] ?? null) : null,
			),
		]),
	};
}
