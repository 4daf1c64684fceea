import { mapped, rounded, text, type Heading, type Sized } from './table.ts';
import { EXPORT_TITLES } from '../../words/results.ts';
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
export function itemTable(name: string, figures: readonly Figure[], items: Sized<ItemFigures>): Table {
	return {
		name,
		columns: [
			text('quiz', EXPORT_TITLES.quiz),
			text('item', EXPORT_TITLES.item),
			text('prompt', EXPORT_TITLES.prompt),
			...figures.map(({ id, title, kind }): Column => ({ id: `figure:${id}`, title, kind })),
		],
		rows: mapped(items, (item): Cell[] => [
			item.quiz,
			item.item,
			item.prompt,
			...figures.map(({ id }) =>
				Object.hasOwn(item.figures, id) ? rounded(item.figures[id] ?? null) : null,
			),
		]),
	};
}
