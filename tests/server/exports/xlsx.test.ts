import fc from 'fast-check';
import { strFromU8, unzipSync } from 'fflate';
import readXlsx from 'read-excel-file/node';
import { expect, test } from 'vitest';
import { plainText } from '../../../src/lib/server/exports/plain-text.ts';
import { columnName } from '../../../src/lib/server/exports/sheet-xml.ts';
import { writeXlsx } from '../../../src/lib/server/exports/xlsx.ts';
import { gather, hostileText, table } from './make.ts';
import type { Table } from '../../../src/lib/server/exports/table.ts';

const file = (...tables: Table[]) => gather(writeXlsx(tables, 'Europe/Brussels'));

/** Parts of the file by path. */
function parts(bytes: Uint8Array): Record<string, string> {
	const entries = Object.entries(unzipSync(bytes));
	return Object.fromEntries(entries.map(([path, content]) => [path, strFromU8(content)]));
}

/** The reader decodes `_x0041_` as Excel does (ECMA-376, ST_Xstring). */
async function read(bytes: Buffer) {
	const sheets = await readXlsx(bytes, { trim: false });
	return sheets.map(({ sheet, data }) => ({ name: sheet, rows: data }));
}

const at = Date.UTC(2026, 2, 5, 14, 3);
const mixed = table('name n:number p:percent d:date', [
	['constructor', -1.5, 0.855, at],
	['=1+1', null, NaN, null],
	['007', '7', 1, 'never'],
]);

test('every cell comes back as what it is: text, number, share, date or nothing', async () => {
	expect(await read(await file({ ...mixed, name: 'Scores' }))).toEqual([
		{
			name: 'Scores',
			rows: [
				['name', 'n', 'p', 'd (Europe/Brussels)'],
				['constructor', -1.5, 0.855, new Date('2026-03-05T15:03:00Z')],
				['=1+1', null, null, null],
				['007', '7', 1, 'never'],
			],
		},
	]);
});

test('several tables are several sheets, in their order', async () => {
	const sheets = await read(
		await file(table('a', [['x']], 'One'), table('b', [], 'Two'), { ...mixed, name: 'ONE' }),
	);
	expect(sheets.map(({ name }) => name)).toEqual(['One', 'Two', 'ONE (2)']);
	expect(sheets.map(({ rows }) => rows[0]?.[0])).toEqual(['a', 'b', 'name']);
});

test('the header is bold and frozen, columns have widths, shares and dates their formats', async () => {
	const { 'xl/worksheets/sheet1.xml': sheet = '', 'xl/styles.xml': styles = '' } = parts(await file(mixed));
	const formats = [...styles.matchAll(/<xf xfId="0"([^>]*)\/>/g)].map(([, attributes = '']) => attributes);
	const styleOf = (address: string) =>
		formats[Number(new RegExp(`r="${address}" s="(\\d)"`).exec(sheet)?.[1])] ?? '';
	const codeOf = (id: string) => new RegExp(`numFmtId="${id}" formatCode="([^"]+)"`).exec(styles)?.[1];
	expect(sheet).toMatch(/<pane ySplit="1" topLeftCell="A2"[^>]* state="frozen"\/>/);
	expect(sheet.match(/<col /g)).toHaveLength(4);
	expect(styles).toMatch(/<font>.*<\/font><font><b\/>/);
	expect(styleOf('A1')).toContain('fontId="1"');
	expect(styleOf('A2')).toContain('numFmtId="49"');
	expect(codeOf(/numFmtId="(\d+)"/.exec(styleOf('C2'))?.[1] ?? '')).toBe('0.0%');
	expect(codeOf(/numFmtId="(\d+)"/.exec(styleOf('D2'))?.[1] ?? '')).toBe('yyyy\\-mm\\-dd\\ hh:mm');
});

test('the package names each of its parts, and only those', async () => {
	const found = parts(await file(mixed, mixed));
	const { '[Content_Types].xml': types = '', 'xl/_rels/workbook.xml.rels': relations = '' } = found;
	const named = [...types.matchAll(/PartName="\/([^"]+)"/g)].map(([, path]) => path);
	const related = [...relations.matchAll(/Target="([^"]+)"/g)].map(([, path]) => `xl/${path}`);
	const content = Object.keys(found).filter((path) => path.startsWith('xl/') && !path.includes('_rels'));
	expect(named.toSorted()).toEqual(content.toSorted());
	expect([...related, 'xl/workbook.xml'].toSorted()).toEqual(content.toSorted());
});

test('the same tables make the same bytes', async () => {
	expect(await file(mixed)).toEqual(await file(mixed));
});

test('any text survives as text, and no cell is a formula', async () => {
	await fc.assert(
		fc.asyncProperty(fc.array(hostileText, { minLength: 1, maxLength: 8 }), async (texts) => {
			// A title before and a number behind: rows that are empty at an end are dropped by the reader.
			const one = table(
				'a t n:number',
				texts.map((text) => ['.', text, 1]),
			);
			const bytes = await file(one);
			const [sheet] = await read(bytes);
			expect(sheet?.rows.slice(1)).toEqual(texts.map((text) => ['.', plainText(text) || null, 1]));
			expect(parts(bytes)['xl/worksheets/sheet1.xml']).not.toMatch(/<f[\s>]/);
		}),
		{ numRuns: 300 },
	);
});

test('a text longer than a cell holds is cut, never inside a character', async () => {
	const [sheet] = await read(await file(table('t', [['😀'.repeat(20_000)]])));
	const cell = String(sheet?.rows[1]?.[0]);
	expect(cell.length).toBeLessThanOrEqual(32_767);
	expect(cell).toMatch(/^(?:😀)+…$/u);
});

test.each([
	[0, 'A'],
	[25, 'Z'],
	[26, 'AA'],
	[701, 'ZZ'],
	[702, 'AAA'],
	[16_383, 'XFD'],
])('column %i is %s', (index, name) => {
	expect(columnName(index)).toBe(name);
});

test('what cannot be a workbook is refused before anything is written', async () => {
	const wide = {
		name: 'Wide',
		columns: Array.from({ length: 16_385 }, (_, id) => ({ id: `${id}`, title: '', kind: 'text' as const })),
		rows: [],
	};
	await expect(writeXlsx([]).next()).rejects.toThrow('needs a table');
	await expect(writeXlsx([wide]).next()).rejects.toThrow('“Wide” has more rows or columns');
	await expect(writeXlsx([{ ...mixed, rows: new Array(1_048_576) }]).next()).rejects.toThrow(RangeError);
	await expect(writeXlsx([mixed], 'Mars/Phobos').next()).rejects.toThrow(RangeError);
});
