import { plainText, remembering } from './plain-text.ts';
import { batches, titled, type Cell, type Column, type Table } from './table.ts';
import { wallClock, type WallClock } from './wall-clock.ts';

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

/** Without it Excel takes UTF-8 for the code page of the machine; some readers take it for the start of the first title. */
const BYTE_ORDER_MARK = '\uFEFF';

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
	const clock = wallClock(timeZone);
	const known = remembering(quoted);
	const bytes = new TextEncoder();
	const titles = line(table.columns.map((column) => quoted(titled(column, timeZone))));
	yield bytes.encode(marked ? BYTE_ORDER_MARK + titles : titles);
	await table.prepare?.();
	for await (const { rows } of batches(table)) {
		yield bytes.encode(rows.map((row) => written(row, table.columns, clock, known)).join(''));
	}
}

const line = (fields: readonly string[]) => `${fields.join(',')}\r\n`;
const quoted = (text: string) => `"${neutralise(plainText(text)).replaceAll('"', '""')}"`;

function written(
	row: readonly Cell[],
	columns: readonly Column[],
	clock: WallClock,
	known: typeof quoted,
): string {
	const fields = columns.map(({ kind }, at) => field(row[at] ?? null, kind, clock, known));
	// An empty line would be no row to most readers.
	return line(fields.length === 1 && fields[0] === '' ? ['""'] : fields);
}

function field(cell: Cell, kind: Column['kind'], clock: WallClock, known: typeof quoted): string {
	if (typeof cell === 'string') return known(cell);
	if (cell === null || !Number.isFinite(cell)) return '';
	return kind === 'date' ? (clock(cell)?.text ?? '') : String(cell);
}
