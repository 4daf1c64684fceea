import { gathered } from './pieces.ts';
import { plainText } from './plain-text.ts';
import { escaped, sharedTexts } from './shared-texts.ts';
import { rowWriter, SHEET_END, sheetStart, STYLE } from './sheet-xml.ts';
import { batches, type Table } from './table.ts';
import { wallClock } from './wall-clock.ts';
import { zipWriter } from './zip.ts';

/** Excel's limits. */
const MOST_ROWS = 1_048_576;
const MOST_COLUMNS = 16_384;

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
	const texts = sharedTexts(STYLE.text);
	const zip = zipWriter();
	try {
		const names = sheetNames(tables.map(({ name }) => name));
		for (const [path, text] of Object.entries(workbookParts(names))) await zip.part(path).end(text);
		for (const [at, table] of tables.entries()) {
			yield* zip.take();
			await table.prepare?.();
			const part = zip.part(sheetPath(at));
			const pieces = gathered();
			pieces.put(Buffer.from(sheetStart(table, timeZone, at === 0)));
			const put = rowWriter(table.columns, clock, texts, pieces);
			for await (const { from, rows } of batches(table)) {
				for (const [index, row] of rows.entries()) put(row, from + index + 2);
				for (const piece of pieces.full()) await part.write(piece);
				yield* zip.take();
			}
			for (const piece of pieces.rest()) await part.write(piece);
			await part.end(SHEET_END);
		}
		await zip.part(TEXTS_PATH).end(texts.xml());
		zip.end();
		yield* zip.take();
	} finally {
		zip.close();
	}
}

function checkSize({ name, rows, columns }: Table): void {
	if (rows.length < MOST_ROWS && columns.length <= MOST_COLUMNS) return;
	throw new RangeError(`“${name}” has more rows or columns than a sheet can hold.`);
}

/** Excel's limit, in UTF-16 units. */
const LONGEST = 31;
const FORBIDDEN = /[[\]:*?/\\\t\n]+/g;
/** Excel keeps this name for itself. */
const RESERVED = 'history';

/**
 * Names a workbook accepts, in the order given: without `[ ] : * ? / \`, no apostrophe at either end, 1 to 31
 * characters, no two alike but for case. A name that is already legal and free stays as it is.
 */
export function sheetNames(wanted: readonly string[]): string[] {
	const taken = new Set([RESERVED]);
	return wanted.map((name) => {
		const free = firstFree(legal(name) || 'Sheet', taken);
		taken.add(folded(free));
		return free;
	});
}

function firstFree(name: string, taken: ReadonlySet<string>): string {
	if (!taken.has(folded(name))) return name;
	for (let number = 2; ; number++) {
		const suffix = ` (${number})`;
		const numbered = cut(name, LONGEST - suffix.length) + suffix;
		if (!taken.has(folded(numbered))) return numbered;
	}
}

const legal = (name: string) => trimmed(cut(trimmed(plainText(name).replace(FORBIDDEN, ' ')), LONGEST));
const trimmed = (name: string) => name.replace(/^[\s']+|[\s']+$/g, '');
const folded = (name: string) => name.normalize('NFKC').toUpperCase().toLowerCase();

/** At most `longest` units, and never half a surrogate pair. */
const cut = (name: string, longest: number) => name.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const SHEETS = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const CONTENT = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/** Shares as 85.5%; `@` is text; dates as a clock without seconds, whatever the reader's country. */
const STYLES = `${DECLARATION}<styleSheet xmlns="${SHEETS}">
<numFmts count="2"><numFmt numFmtId="164" formatCode="0.0%"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf/></cellStyleXfs>
<cellXfs count="5">
<xf xfId="0"/>
<xf xfId="0" numFmtId="49" applyNumberFormat="1" fontId="1" applyFont="1"/>
<xf xfId="0" numFmtId="49" applyNumberFormat="1"/>
<xf xfId="0" numFmtId="164" applyNumberFormat="1"/>
<xf xfId="0" numFmtId="165" applyNumberFormat="1"/>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;

const TEXTS_PATH = 'xl/sharedStrings.xml';
const sheetPath = (at: number) => `xl/worksheets/sheet${at + 1}.xml`;

/**
 * Every part of a workbook but its sheets (ECMA-376, “Office Open XML”), by its path in the file. Nothing says
 * who made it, or when.
 * @param names legal and unique, see `sheetNames`
 */
function workbookParts(names: readonly string[]): Record<string, string> {
	const each = (part: (name: string, at: number) => string) => names.map(part).join('');
	return {
		'[Content_Types].xml':
			`${DECLARATION}<Types xmlns="${PACKAGE}/content-types">` +
			'<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
			`<Override PartName="/xl/workbook.xml" ContentType="${CONTENT}.sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="${CONTENT}.styles+xml"/>` +
			`<Override PartName="/${TEXTS_PATH}" ContentType="${CONTENT}.sharedStrings+xml"/>` +
			each((_, at) => `<Override PartName="/${sheetPath(at)}" ContentType="${CONTENT}.worksheet+xml"/>`) +
			'</Types>',
		'_rels/.rels': relations(relation('rId1', 'officeDocument', 'xl/workbook.xml')),
		'xl/workbook.xml':
			`${DECLARATION}<workbook xmlns="${SHEETS}" xmlns:r="${RELATIONS}">` +
			'<bookViews><workbookView activeTab="0"/></bookViews><sheets>' +
			each((name, at) => `<sheet name="${escaped(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`) +
			'</sheets></workbook>',
		'xl/_rels/workbook.xml.rels': relations(
			each((_, at) => relation(`rId${at + 1}`, 'worksheet', sheetPath(at).slice('xl/'.length))) +
				relation('rIdStyles', 'styles', 'styles.xml') +
				relation('rIdTexts', 'sharedStrings', TEXTS_PATH.slice('xl/'.length)),
		),
		'xl/styles.xml': STYLES,
	};
}

const relation = (id: string, type: string, target: string) =>
	`<Relationship Id="${id}" Type="${RELATIONS}/${type}" Target="${target}"/>`;

const relations = (inside: string) =>
	`${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${inside}</Relationships>`;
