import { gathered, type Pieces } from './pieces.ts';
import { plainText, remembering } from './plain-text.ts';
import { batches, titled, type Cell, type Column, type ColumnKind, type Table } from './table.ts';
import { wallClock } from './wall-clock.ts';

/** ASCII, full-width and small forms, and the minus sign, which LibreOffice takes for a hyphen. */
const SIGNS = '=+\\-@\uFF1D\uFF0B\uFF0D\uFF20\uFE66\uFE62\uFE63\uFE6B\u2212';
/** What a spreadsheet may skip before it looks for a formula. */
const SKIPPED = '[\\s\\p{Z}\\p{Cf}"]';

const FORMULA = new RegExp(`^${SKIPPED}*[${SIGNS}]`, 'v');
const HIDDEN = new RegExp(`(?<=[;\\t\\n])(?=[${SKIPPED}--[\\t\\n]]*[${SIGNS}])`, 'gv');

/** Whether a spreadsheet may take a cell with this text for a formula. */
const beginsFormula = (text: string): boolean => FORMULA.test(text);

/**
 * Text that no spreadsheet runs. An apostrophe goes before a text that begins a formula, or begins with tab or
 * new line (OWASP, “CSV Injection”); and after a semicolon, tab or new line inside it when a formula follows:
 * a program set to those separators begins a cell there, whatever the quotation marks say.
 * Only apostrophes are added. A comma needs none: it separates in the programs that respect our quoting.
 * @param text as `plainText` leaves it
 */
export function neutralise(text: string): string {
	const inside = text.replace(HIDDEN, "'");
	return beginsFormula(text) || /^[\t\n]/.test(text) ? `'${inside}` : inside;
}

const bytesOf = (text: string): Uint8Array => Buffer.from(text);

/** Without it Excel takes UTF-8 for the code page of the machine; some readers take it for the start of the first title. */
const BYTE_ORDER_MARK = bytesOf('\uFEFF');
const COMMA = bytesOf(',');
const ROW_END = bytesOf('\r\n');
/** An empty line would be no row to most readers. */
const EMPTY_ROW = bytesOf('""');

/**
 * One table as RFC 4180 CSV in UTF-8: CRLF after every row, titles in the first. Texts always stand in quotation
 * marks and are neutralised, see `neutralise`; numbers never are, with a point for decimals. Shares stay shares
 * (0.855), dates are `2026-03-05 14:03:07` in the time zone that their column's title names. Null, and a number
 * that is not finite, is nothing between the commas.
 * @param timeZone IANA name
 * @param marked with the byte order mark
 * @returns pieces of the file in their order, made as they are asked for
 * @throws RangeError when there is no such time zone
 */
export async function* writeCsv(table: Table, timeZone = 'UTC', marked = true): AsyncGenerator<Uint8Array> {
	const pieces = gathered();
	const put = rowWriter(table.columns, timeZone, pieces);
	if (marked) pieces.put(BYTE_ORDER_MARK);
	put(table.columns.map((column) => titled(column, timeZone)));
	yield* pieces.rest();
	await table.prepare?.();
	for await (const { rows } of batches(table)) {
		rows.forEach(put);
		yield* pieces.full();
	}
	yield* pieces.rest();
}

/** Most cells repeat a few hundred texts: each is made into bytes once, and a row is never a text of its own. */
function rowWriter(columns: readonly Column[], timeZone: string, { put, putAscii }: Pieces) {
	const clock = wallClock(timeZone);
	const textOf = remembering((text: string) => bytesOf(quoted(text)));
	const numberOf = remembering((value: number) => bytesOf(String(value)));
	/** @returns whether anything was to be put */
	function putCell(cell: Cell, kind: ColumnKind): boolean {
		if (typeof cell === 'string') put(textOf(cell));
		else if (cell === null || !Number.isFinite(cell)) return false;
		else if (kind !== 'date') put(numberOf(cell));
		else {
			const text = clock.textAt(cell);
			if (text === null) return false;
			putAscii(text);
		}
		return true;
	}
	return (row: readonly Cell[]): void => {
		let isEmpty = true;
		for (let at = 0; at < columns.length; at += 1) {
			if (at > 0) put(COMMA);
			if (putCell(row[at] ?? null, columns[at]?.kind ?? 'text') || at > 0) isEmpty = false;
		}
		if (isEmpty) put(EMPTY_ROW);
		put(ROW_END);
	};
}

const quoted = (text: string) => `"${neutralise(plainText(text)).replaceAll('"', '""')}"`;
