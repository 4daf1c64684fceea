import type { Pieces } from './pieces.ts';
import { remembering } from './plain-text.ts';
import { inlineCell, type SharedTexts } from './shared-texts.ts';
import { titled } from './table.ts';
import type { Cell, Column, Table } from './table.ts';
import type { WallClock } from './wall-clock.ts';

/** Widths are in digits of the standard font. */
const NARROWEST = 9;
const WIDEST = 60;
const DATE_WIDTH = 20;
/** How many rows a column's width is taken from. */
const MEASURED = 200;

/** Indices into `cellXfs`, of which the first is any other number’s, of `xl/styles.xml`, see `STYLES` of `xlsx.ts`. */
export const STYLE = { header: 1, text: 2, percent: 3, date: 4 } as const;

const NAMESPACE = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const VIEW =
	'<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/><selection pane="bottomLeft"/>';

/** A sheet up to and with its first row, which is bold and stays in sight. */
export function sheetStart(table: Table, timeZone: string, first: boolean): string {
	const selected = first ? ' tabSelected="1"' : '';
	const titles = table.columns.map((column, at) =>
		inlineCell(titled(column, timeZone), `${columnName(at)}1`, STYLE.header),
	);
	return (
		`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="${NAMESPACE}">` +
		`<sheetViews><sheetView${selected} workbookViewId="0">${VIEW}</sheetView></sheetViews>` +
		`${widths(table, timeZone)}<sheetData><row r="1">${titles.join('')}</row>`
	);
}

export const SHEET_END = '</sheetData></worksheet>';

/**
 * Writes the rows of a sheet; an empty cell is no element. A cell is its column’s beginning, the number of the row, and
 * what it holds: but for the number, most are made into bytes once.
 * @returns takes a row, and its number in its sheet, from 2: the titles are row 1
 */
export function rowWriter(columns: readonly Column[], clock: WallClock, texts: SharedTexts, { put }: Pieces) {
	const beginnings = columns.map((_, at) => bytesOf(`<c r="${columnName(at)}`));
	const numberOf = remembering((value: number) => bytesOf(`"><v>${value}</v></c>`));
	const percentOf = remembering((value: number) => bytesOf(percentXml(value)));
	const dateOf = (value: number) => {
		const serial = clock.serialAt(value);
		return serial === null ? null : bytesOf(`" s="${STYLE.date}"><v>${serial}</v></c>`);
	};
	const ofKind = { text: numberOf, number: numberOf, percent: percentOf, date: dateOf };
	return (row: readonly Cell[], number: number): void => {
		const digits = bytesOf(String(number));
		put(ROW);
		put(digits);
		put(ROW_OPEN);
		for (let at = 0; at < columns.length; at += 1) {
			const cell = row[at] ?? null;
			if (cell === null || (typeof cell === 'number' && !Number.isFinite(cell))) continue;
			const xml = typeof cell === 'string' ? texts.cell(cell) : ofKind[columns[at]?.kind ?? 'text'](cell);
			if (!xml) continue;
			put(beginnings[at] ?? NOTHING);
			put(digits);
			put(xml);
		}
		put(ROW_END);
	};
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text);
const NOTHING = bytesOf('');
const ROW = bytesOf('<row r="');
const ROW_OPEN = bytesOf('">');
const ROW_END = bytesOf('</row>');

/** 0 is A, 25 is Z, 26 is AA. */
export function columnName(at: number): string {
	const last = String.fromCharCode(65 + (at % 26));
	return at < 26 ? last : columnName(Math.floor(at / 26) - 1) + last;
}

/** A spreadsheet rounds what it shows, so that 59.96 % would look like 60 %: like every percentage, rounded down. */
const percentXml = (value: number) =>
	`" s="${STYLE.percent}"><v>${Math.floor(value * 1000 + 1e-6) / 1000}</v></c>`;

function widths({ columns, rows }: Table, timeZone: string): string {
	if (columns.length === 0) return '';
	const sample = [...Iterator.from(rows).take(MEASURED)];
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
