import { toNumber } from '../../rules/fraction.ts';
import { shareOf, type GradebookCell } from '../../rules/gradebook.ts';
import { CELL_STATES, NO_DUE_DATE, shortDay } from '../../words/gradebook.ts';
import { notMarked } from '../../words/marking.ts';
import { percent } from '../../words/percent.ts';
import { CELL_NOTES } from '../../words/results.ts';
import { pointsOutOf } from '../../words/words.ts';
import type { Gradebook, GradebookColumn } from './gradebook.ts';
import { weightText } from './column-settings.ts';

interface ViewCell {
	/** Of the assignment. */
	readonly id: string;
	/** `85%`, or a state in words. */
	readonly words: string;
	readonly state: GradebookCell['state'];
	/** `8.5 of 10 points`; empty where there are none. */
	readonly points: string;
	/** `late`, `not all in`. */
	readonly notes: readonly string[];
	readonly counts: boolean;
}

export interface GradebookView {
	readonly columns: readonly {
		readonly id: string;
		readonly title: string;
		readonly category: string;
		/** `4 Dec`; null without a due date. */
		readonly due: string | null;
		/** `weight 2`, `practice, not counted`; empty where there is nothing to say. */
		readonly said: string;
		readonly average: string;
		/** `3 not marked yet`; empty when it waits for none. */
		readonly unmarked: string;
		readonly counts: boolean;
	}[];
	readonly categories: readonly string[];
	readonly rows: readonly {
		readonly id: string;
		readonly name: string;
		readonly average: string;
		readonly withoutLowest: string;
		/** `1 not marked yet`; empty when the averages wait for none. */
		readonly unmarked: string;
		readonly byCategory: readonly string[];
		readonly cells: readonly ViewCell[];
	}[];
	readonly average: string;
}

/** A gradebook in words: everything that its page says. @param now milliseconds since 1970 */
export function gradebookView(book: Gradebook, now: number): GradebookView {
	return {
		columns: book.columns.map((column) => ({
			id: column.id,
			title: column.title,
			category: column.category,
			due: dueOf(column, now),
			said: saidOf(column),
			average: percent(column.average),
			unmarked: notMarked(column.unmarked),
			counts: column.counts,
		})),
		categories: book.categories,
		rows: book.rows.map(({ student, cells, averages }) => ({
			id: student.id,
			name: student.nickname,
			average: percent(averages.all),
			withoutLowest: percent(averages.withoutLowest),
			unmarked: notMarked(averages.unmarked),
			byCategory: averages.byCategory.map(percent),
			cells: cells.flatMap((cell, at) => {
				const column = book.columns[at];
				return column ? viewCell(cell, column) : [];
			}),
		})),
		average: percent(book.average),
	};
}

const dueOf = ({ dueAt, rules: { timeZone } }: GradebookColumn, now: number) =>
	dueAt === null ? null : shortDay(dueAt, timeZone, now);

/** Whether it counts, and how much. */
export function saidOf({
	rules,
	counts,
	weight,
}: Pick<GradebookColumn, 'rules' | 'counts' | 'weight'>): string {
	const parts = [
		...(rules.mode === 'practice' && !counts ? [CELL_NOTES.practice] : []),
		...(!counts || weight === 0
			? [CELL_NOTES.notCounted]
			: weight === null
				? []
				: [`weight ${weightText(weight)}`]),
	];
	return parts.join(', ');
}

function viewCell(cell: GradebookCell, column: GradebookColumn): ViewCell {
	const { state } = cell;
	return {
		id: column.id,
		words: state === 'scored' ? percentOf(cell) : stateWords(cell, column),
		state,
		points: state === 'scored' ? pointsOf(cell) : '',
		notes: notesOf(cell),
		counts: column.counts,
	};
}

export const stateWords = ({ state }: GradebookCell, { dueAt }: Pick<GradebookColumn, 'dueAt'>): string =>
	state === 'not-due' && dueAt === null ? NO_DUE_DATE : CELL_STATES[state];

/** `8.5 of 10 points`; empty without any. */
export const pointsOf = ({ points }: GradebookCell): string =>
	points ? pointsOutOf(toNumber(points.earned), points.possible) : '';

export function percentOf(cell: GradebookCell): string {
	const share = shareOf(cell);
	return percent(share && toNumber(share));
}

export const notesOf = ({ state, late, isPart, unmarked }: GradebookCell): string[] =>
	state === 'scored'
		? [
				...(unmarked > 0 ? [notMarked(unmarked)] : []),
				...(late ? [CELL_NOTES.late] : []),
				...(isPart ? [CELL_NOTES.part] : []),
			]
		: [];
