import { fraction, times, toNumber, type Fraction } from '../../rules/fraction.ts';
import { shareOf, type GradebookCell } from '../../rules/gradebook.ts';
import { GRADEBOOK_TITLES } from '../../words/gradebook.ts';
import type { Gradebook, GradebookColumn, GradebookRow } from '../results/gradebook.ts';
import { notesOf, stateWords } from '../results/gradebook-view.ts';
import { number, percent, rounded, text, type Cell, type Column, type Table } from './table.ts';
import { wallClock } from './wall-clock.ts';

/** For whom a file is laid out. */
export type Layout = 'canvas' | 'moodle' | 'classroom' | 'own';

/**
 * A gradebook as one table. The layouts of other programs have only what counts, so that practice becomes no grade
 * there; what is not in is empty, which is not nought.
 */
export function gradebookTable(layout: Layout, book: Gradebook): Table {
	const counting = { ...book, ...only(book, ({ counts }) => counts) };
	switch (layout) {
		case 'canvas':
			return canvas(counting);
		case 'moodle':
			return moodle(counting);
		case 'classroom':
			return classroom(counting);
		case 'own':
			return own(book);
	}
}

type Book = Pick<Gradebook, 'columns' | 'rows'>;

function only({ columns, rows }: Book, wanted: (column: GradebookColumn) => boolean): Book {
	const places = columns.flatMap((column, at) => (wanted(column) ? [at] : []));
	const pick = <T>(all: readonly T[]) => places.flatMap((at) => all[at] ?? []);
	return { columns: pick(columns), rows: rows.map((row) => ({ ...row, cells: pick(row.cells) })) };
}

/**
 * What Canvas’s importer reads (`lib/gradebook_importer.rb`). Its `ID` is a number of its own, and it takes the digits
 * that a text begins with for one: ours stands under `SIS User ID`, where nothing but the same id matches, and it goes
 * on to the name. Below the titles come the points possible.
 */
function canvas({ columns, rows }: Book): Table {
	const titles = unique(columns.map(({ title }) => canvasTitle(title)));
	return {
		name: GRADEBOOK_TITLES.name,
		columns: [
			...['Student', 'ID', 'SIS User ID', 'SIS Login ID', 'Section'].map((title) => text(title, title)),
			...columns.map(({ id }, at) => number(id, titles[at] ?? '')),
		],
		rows: [
			['    Points Possible', null, null, null, null, ...columns.map(({ possible }) => possible)],
			...rows.map(({ student, cells }) => [
				student.nickname,
				null,
				student.id,
				null,
				null,
				...cells.map((cell, at) => (cell.state === 'excused' ? 'EX' : gradeIn(cell, columns[at]))),
			]),
		],
	};
}

/** Canvas leaves columns with these words out. */
const TOTALS = /(Current|Final|Override) (Score|Points|Grade|Status)/g;

/** A number in brackets at the end is the id of an assignment to Canvas. */
const canvasTitle = (title: string) => title.replace(TOTALS, '$1-$2').replace(/\((\d+)\)\s*$/, '[$1]');

/**
 * Moodle’s import asks which column is what. A new grade item goes to 100 there, so all scores do; it refuses words and
 * per cent signs, and knows of nobody excused. A row without an id would go to whoever stands above it.
 */
function moodle({ columns, rows }: Book): Table {
	const titles = unique(columns.map(({ title }) => title));
	return {
		name: GRADEBOOK_TITLES.name,
		columns: [
			...['First name', 'Last name', 'ID number'].map((title) => text(title, title)),
			...columns.map(({ id }, at) => number(id, `${titles[at] ?? ''} (Real)`)),
		],
		rows: rows.map(({ student, cells }) => {
			const { first, last } = namesOf(student.nickname);
			return [first, last, student.id, ...cells.map((cell, at) => outOf100(cell, columns[at]))];
		}),
	};
}

/** As Google Classroom writes its own grades: it reads no file, so this is to copy from. */
function classroom({ columns, rows }: Book): Table {
	const titles = unique(columns.map(({ title }) => title));
	const nobody = ['', null];
	return {
		name: GRADEBOOK_TITLES.name,
		columns: [
			...['Last Name', 'First Name', 'Email Address'].map((title) => text(title, title)),
			...columns.map(({ id }, at) => number(id, titles[at] ?? '')),
			text('id', GRADEBOOK_TITLES.studentId),
		],
		rows: [
			['Date', ...nobody, ...columns.map(dueDay), null],
			['Points', ...nobody, ...columns.map(({ possible }) => possible), null],
			...rows.map(({ student, cells }) => {
				const { first, last } = namesOf(student.nickname);
				return [last, first, null, ...cells.map((cell, at) => gradeIn(cell, columns[at])), student.id];
			}),
		],
	};
}

/** Everything: for each assignment the points and how they stand, then what it comes to. */
function own({ columns, rows, categories }: Gradebook): Table {
	const titles = unique(columns.map(({ title }) => title));
	const pairs = (make: (column: GradebookColumn, at: number) => readonly [Cell, Cell]) =>
		columns.flatMap(make);
	const after = Array.from({ length: 2 + categories.length }, () => null);
	return {
		name: GRADEBOOK_TITLES.name,
		columns: [
			text('student', GRADEBOOK_TITLES.student),
			text('id', GRADEBOOK_TITLES.studentId),
			...columns.flatMap(({ id }, at): Column[] => [
				number(`points:${id}`, titles[at] ?? ''),
				text(`status:${id}`, `${titles[at] ?? ''}: ${GRADEBOOK_TITLES.status}`),
			]),
			percent('average', GRADEBOOK_TITLES.average),
			percent('without', GRADEBOOK_TITLES.withoutLowest),
			...categories.map((name) => percent(`category:${name}`, `${GRADEBOOK_TITLES.average}: ${name}`)),
		],
		rows: [
			[GRADEBOOK_TITLES.assignmentId, null, ...pairs(({ id }) => [id, null]), ...after],
			[GRADEBOOK_TITLES.possible, null, ...pairs(({ possible }) => [possible, null]), ...after],
			...rows.map((row) => ownRow(row, columns)),
		],
	};
}

const ownRow = ({ student, cells, averages }: GradebookRow, columns: readonly GradebookColumn[]): Cell[] => [
	student.nickname,
	student.id,
	...cells.flatMap((cell, at): Cell[] => [pointsIn(cell, columns[at]), statusOf(cell, columns[at])]),
	rounded(averages.all),
	rounded(averages.withoutLowest),
	...averages.byCategory.map(rounded),
];

function statusOf(cell: GradebookCell, column: GradebookColumn | undefined): string | null {
	if (!column) return null;
	return [stateWords(cell, column), ...notesOf(cell)].filter(Boolean).join(', ') || null;
}

/** Of the points of the column; empty while nothing is in. A form that is worth less is brought up to the others. */
function pointsIn(cell: GradebookCell, column: GradebookColumn | undefined): number | null {
	const points = exactlyIn(cell, column);
	return points && rounded(toNumber(points));
}

/** For another program, where a number is a grade: what is not all marked is none yet. */
const gradeIn = (cell: GradebookCell, column: GradebookColumn | undefined): number | null =>
	cell.unmarked > 0 ? null : pointsIn(cell, column);

function exactlyIn(cell: GradebookCell, column: GradebookColumn | undefined): Fraction | null {
	if (!column || cell.state !== 'scored' || !cell.points) return null;
	const share = shareOf(cell);
	// What is not in yet is no reason to count the rest for more.
	if (cell.isPart || !share) return cell.points.earned;
	return times(share, fraction(BigInt(column.possible)));
}

function outOf100(cell: GradebookCell, column: GradebookColumn | undefined): number | null {
	const points = exactlyIn(cell, column);
	if (!points || !column || column.possible === 0 || cell.unmarked > 0) return null;
	// Moodle keeps five decimals.
	return Math.round(toNumber(times(points, fraction(100n, BigInt(column.possible)))) * 1e5) / 1e5;
}

function dueDay({ dueAt, rules: { timeZone } }: GradebookColumn): string | null {
	return dueAt === null ? null : (wallClock(timeZone).textAt(dueAt)?.slice(0, 10) ?? null);
}

/** `Berg, Anna` is both, and `Anna Maria Berg` as most lists mean it; a single name is a first one. */
function namesOf(nickname: string): { readonly first: string; readonly last: string } {
	const [, before, behind] = /^([^,]+),\s*(.+)$/.exec(nickname) ?? [];
	if (before !== undefined && behind !== undefined) return { first: behind, last: before };
	const [, first, last] = /^(.+)\s+(\S+)$/.exec(nickname) ?? [];
	return { first: first ?? nickname, last: last ?? '' };
}

/** Columns are found by their titles: the second of the same name says so. */
function unique(titles: readonly string[]): string[] {
	const taken = new Set<string>();
	return titles.map((title) => {
		let free = title;
		for (let number = 2; taken.has(free); number += 1) free = `${title} – ${number}`;
		taken.add(free);
		return free;
	});
}
