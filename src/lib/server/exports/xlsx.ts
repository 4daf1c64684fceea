import { strToU8, Zip, ZipDeflate } from 'fflate';
import { batches } from './batches.ts';
import { rowXml, SHEET_END, sheetStart } from './sheet-xml.ts';
import { sheetNames } from './sheet-names.ts';
import { sheetPath, workbookParts } from './workbook-parts.ts';
import { wallClock } from './wall-clock.ts';
import type { Table } from './table.ts';

/** DEFLATE's level: the default, 6, takes half as long again for an eighth less. */
const LEVEL = 3;
/** Excel's limits. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;
/** ZIP wants a date; none of ours says anything, so the same tables make the same bytes. */
const NO_DATE = new Date(1980, 0, 1);

/**
 * A workbook with a sheet for each table. Texts are text cells, never formulas, cut at 32,767 characters;
 * shares show as percentages; dates are dates, in the time zone that their column's title names. Null, and a
 * number that is not finite, is an empty cell.
 *
 * Written here and not by a library: write-excel-file 4 makes a broken file when a text is `constructor`, and
 * holds the whole of it in memory; here a few hundred rows at a time exist as XML.
 * @param timeZone IANA name
 * @returns pieces of the file in their order, made as they are asked for
 * @throws RangeError when there is no table, no such time zone, or a table is larger than a sheet
 */
export async function* writeXlsx(tables: readonly Table[], timeZone = 'UTC'): AsyncGenerator<Uint8Array> {
	if (tables.length === 0) throw new RangeError('A workbook needs a table.');
	for (const table of tables) checkSize(table);
	const clock = wallClock(timeZone);
	const ready: Uint8Array[] = [];
	const zip = new Zip((error, piece) => {
		if (error) throw error;
		ready.push(piece);
	});
	for (const [path, text] of Object.entries(workbookParts(sheetNames(tables.map(({ name }) => name))))) {
		addPart(zip, path).push(strToU8(text), true);
	}
	for (const [at, table] of tables.entries()) {
		const part = addPart(zip, sheetPath(at));
		part.push(strToU8(sheetStart(table, timeZone, at === 0)));
		for await (const { from, rows } of batches(table)) {
			part.push(
				strToU8(rows.map((row, index) => rowXml(row, from + index + 2, table.columns, clock)).join('')),
			);
			yield* ready.splice(0);
		}
		part.push(strToU8(SHEET_END), true);
	}
	zip.end();
	yield* ready.splice(0);
}

function addPart(zip: Zip, path: string): ZipDeflate {
	const part = new ZipDeflate(path, { level: LEVEL });
	part.mtime = NO_DATE;
	zip.add(part);
	return part;
}

function checkSize({ name, rows, columns }: Table): void {
	if (rows.length < MOST_ROWS && columns.length <= MOST_COLUMNS) return;
	throw new RangeError(`“${name}” has more rows or columns than a sheet can hold.`);
}
