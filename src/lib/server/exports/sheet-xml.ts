import { plainText } from './plain-text.ts';
import { titled } from './table.ts';
import type { Cell, Column, ColumnKind, Table } from './table.ts';
import type { WallClock } from './wall-clock.ts';

/** Excel's limit for the text of a cell, in UTF-16 units. */
const LONGEST_TEXT = 32_767;
/** Widths are in digits of the standard font. */
const NARROWEST = 9;
const WIDEST = 60;
const DATE_WIDTH = 20;
/** How many rows a column's width is taken from. */
const MEASURED = 200;

/** Indices into `cellXfs` of `xl/styles.xml`, see `STYLES` of `xlsx.ts`. */
const STYLE = { number: 0, header: 1, text: 2, percent: 3, date: 4 } as const;

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const VIEW =
	'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';

/** A sheet up to and with its first row, which is bold and stays in sight. */
export function sheetStart(table: Table, timeZone: string, first: boolean): string {
	const selected = first ? ' tabSelected="1"' : '';
	const titles = table.columns.map((column, at) =>
		textCell(textXml(titled(column, timeZone)), `${columnName(at)}1`, STYLE.header),
	);
	return (
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">` +
		`<sheetViews><sheetView${selected} workbookViewId="0">${VIEW}</sheetView></sheetViews>` +
		`${widths(table, timeZone)}<sheetData><row r="1">${titles.join('')}</row>`
	);
}

export const SHEET_END = '</sheetData></worksheet>';

/**
 * @param number of the row in its sheet, from 2: the titles are row 1
 * @param known `textXml`, with a memory
 */
export function rowXml(
	row: readonly Cell[],
	number: number,
	columns: readonly Column[],
	clock: WallClock,
	known: typeof textXml,
): string {
	const cells = columns.map(({ kind }, at) =>
		cellXml(row[at] ?? null, `${columnName(at)}${number}`, kind, clock, known),
	);
	return `<row r="${number}">${cells.join('')}</row>`;
}

/** 0 is A, 25 is Z, 26 is AA. */
export function columnName(at: number): string {
	const last = String.fromCharCode(65 + (at % 26));
	return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

/** An empty cell is no element. */
function cellXml(
	cell: Cell,
	address: string,
	kind: ColumnKind,
	clock: WallClock,
	known: typeof textXml,
): string {
	if (typeof cell === 'string') return textCell(known(cell), address, STYLE.text);
	if (cell === null || !Number.isFinite(cell)) return '';
	if (kind === 'date') return numberCell(clock(cell)?.serial, address, STYLE.date);
	// A spreadsheet rounds what it shows, so that 59.96 % would look like 60 %: like every percentage, rounded down.
	return kind === 'percent'
		? numberCell(Math.floor(cell * 1000 + 1e-6) / 1000, address, STYLE.percent)
		: numberCell(cell, address, STYLE.number);
}

const numberCell = (value: number | undefined, address: string, style: number) =>
	value === undefined ? '' : `<c r="${address}" s="${style}"><v>${value}</v></c>`;

/** An inline string is text whatever it begins with; its style keeps it text when somebody edits the cell. */
const textCell = (xml: string, address: string, style: number) =>
	`<c r="${address}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${xml}</t></is></c>`;

/** A text as XML for a cell. */
export const textXml = (text: string) => escaped(fitting(plainText(text)));

function fitting(text: string): string {
	return text.length <= LONGEST_TEXT
		? text
		: `${text.slice(0, LONGEST_TEXT - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** Excel reads `_x0041_` as `A` (ECMA-376, ST_Xstring), so an underscore that begins such a code is coded itself. */
export const escaped = (text: string) =>
	text
		.replace(/_(?=x[\dA-Fa-f]{4}_)/g, '_x005F_')
		.replaceAll('&', '&amp;')
		.replaceAll('<', '&lt;')
		.replaceAll('>', '&gt;')
		.replaceAll('"', '&quot;');

function widths({ columns, rows }: Table, timeZone: string): string {
	if (columns.length === 0) return '';
	const sample = rows.slice(0, MEASURED);
	const width = (column: Column, at: number) => {
		if (column.kind === 'date') return Math.max(DATE_WIDTH, titled(column, timeZone).length + 2);
		const texts = [column.title, ...sample.map((row) => (typeof row[at] === 'string' ? row[at] : ''))];
		const longest = texts.reduce((most, text) => Math.max(most, text.length), 0);
		return Math.min(WIDEST, Math.max(NARROWEST, longest + 2));
	};
	const each = columns.map((column, at) => {
		return `<col min="${at + 1}" max="${at + 1}" width="${width(column, at)}" customWidth="1"/>`;
	});
	return `<cols>${each.join('')}</cols>`;
}
