import { batches } from './batches.ts';
import { neutralise } from './neutralise.ts';
import { plainText } from './plain-text.ts';
import { titled } from './table.ts';
import { wallClock, type WallClock } from './wall-clock.ts';
import type { Cell, Column, Table } from './table.ts';

/** Without it Excel takes UTF-8 for the code page of the machine. */
const BYTE_ORDER_MARK = '\uFEFF';

/**
 * One table as RFC 4180 CSV in UTF-8: CRLF after every row, titles in the first. Texts always stand in quotation
 * marks and are neutralised, see `neutralise`; numbers never are, with a point for decimals. Shares stay shares
 * (0.855), dates are `2026-03-05 14:03:07` in the time zone that their column's title names. Null, and a number
 * that is not finite, is nothing between the commas.
 * @param timeZone IANA name
 * @returns pieces of the file in their order, made as they are asked for
 * @throws RangeError when there is no such time zone
 */
export async function* writeCsv(table: Table, timeZone = 'UTC'): AsyncGenerator<Uint8Array> {
	const clock = wallClock(timeZone);
	const bytes = new TextEncoder();
	yield bytes.encode(BYTE_ORDER_MARK + line(table.columns.map((column) => quoted(titled(column, timeZone)))));
	for await (const { rows } of batches(table)) {
		yield bytes.encode(rows.map((row) => written(row, table.columns, clock)).join(''));
	}
}

const line = (fields: readonly string[]) => `${fields.join(',')}\r\n`;
const quoted = (text: string) => `"${neutralise(plainText(text)).replaceAll('"', '""')}"`;

function written(row: readonly Cell[], columns: readonly Column[], clock: WallClock): string {
	const fields = columns.map(({ kind }, at) => field(row[at] ?? null, kind, clock));
	// An empty line would be no row to most readers.
	return line(fields.length === 1 && fields[0] === '' ? ['""'] : fields);
}

function field(cell: Cell, kind: Column['kind'], clock: WallClock): string {
	if (typeof cell === 'string') return quoted(cell);
	if (cell === null || !Number.isFinite(cell)) return '';
	return kind === 'date' ? (clock(cell)?.text ?? '') : String(cell);
}
