import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
	readCsv,
	LONGEST_CELL,
	MOST_BYTES,
	MOST_COLUMNS,
	MOST_ROWS,
} from '../../../src/lib/server/exports/read-csv.ts';
import { hostileText } from './make.ts';
import { readLikeASpreadsheet } from './read-like-a-spreadsheet.ts';

const bytes = (text: string) => new TextEncoder().encode(text);
/** Cells alone; what was refused has none. */
const cells = (input: string | Uint8Array) => {
	const read = readCsv(input);
	return read.status === 'read' ? read.rows.map((row) => row.cells) : read.problem.reason;
};

test.each([
	['comma', 'Ana,4B\nBo,4C\n', ','],
	['semicolon', 'Ana;4B\nBo;4C\n', ';'],
	['tab', 'Ana\t4B\nBo\t4C', '\t'],
	['semicolon beside decimal commas', 'Ana;1,5\nBo;2,5\n', ';'],
	['comma beside one semicolon', 'Ana,4B;x\nBo,4C\nCy,4D\n', ','],
	['semicolon with commas in quotation marks', '"A, B, C";1\n"D, E, F";2\n', ';'],
	['what Excel says', 'sep=;\nAna;4B,x\nBo;4C,y,z\n', ';'],
])('the separator is guessed: %s', (_, text, separator) => {
	expect(readCsv(text)).toMatchObject({ status: 'read', separator });
	expect(readCsv(bytes(text))).toMatchObject({ status: 'read', separator });
});

const utf16be = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le').swap16();

test.each([
	['utf-8', bytes('Ève;4B')],
	['utf-8', bytes('\uFEFFÈve;4B')],
	['utf-16le', Buffer.from('\uFEFFÈve;4B', 'utf16le')],
	['utf-16be', utf16be('Ève;4B')],
	// Without a mark: every other byte is nought.
	['utf-16le', Buffer.from('Ève;4B', 'utf16le')],
	['utf-16be', utf16be('Ève;4B').subarray(2)],
	['windows-1252', Buffer.from('Ève;4B', 'latin1')],
])('the encoding is found: %s', (encoding, file) => {
	expect(readCsv(file)).toMatchObject({ status: 'read', encoding, rows: [{ cells: ['Ève', '4B'] }] });
});

test('Windows-1252 has more than Latin-1: a curly apostrophe and a euro', () => {
	expect(cells(Uint8Array.of(0x4f, 0x92, 0x42, 0x80, 0xe9))).toEqual([['O’B€é']]);
});

test('line ends of every sort, mixed, and lines of nothing', () => {
	expect(cells('a,1\r\nb,2\rc,3\n\n , \nd,4')).toEqual([
		['a', '1'],
		['b', '2'],
		['c', '3'],
		['d', '4'],
	]);
});

test('rows know the line of the file on which they begin', () => {
	const read = readCsv('sep=,\n"a\nb",1\n\nc,2\n');
	expect(read.status === 'read' && read.rows.map(({ line }) => line)).toEqual([2, 5]);
});

test('nothing is read from nothing', () => {
	expect(cells('')).toEqual([]);
	expect(cells(new Uint8Array())).toEqual([]);
	expect(cells(' \n\r\n')).toEqual([]);
});

test.each([
	['not-text', 1, Buffer.from('PK\u0003\u0004workbook'), 'This is a workbook'],
	['not-text', 1, Buffer.from('d0cf11e0a1b1', 'hex'), 'This is an Excel file'],
	['not-text', 1, Buffer.from('%PDF-1.7'), 'This is a PDF'],
	['not-text', 1, Buffer.from('Ana\u0000\u0001\u0000\n'), 'This isn’t a text file'],
	['too-large', 1, new Uint8Array(MOST_BYTES + 1), 'larger than 1 MB'],
	['too-large', 1, 'x'.repeat(MOST_BYTES + 1), 'larger than 1 MB'],
	['quotes', 3, 'Ana,1\nBo,2\n"Cy,3\nDi,4', 'quotation mark'],
	['quotes', 2, 'Ana,1\n"Bo" B,2\n', 'quotation mark'],
	['too-many-rows', MOST_ROWS + 1, 'x\n'.repeat(MOST_ROWS + 1), `more than ${MOST_ROWS} rows`],
	['too-many-columns', 2, `x\n${','.repeat(MOST_COLUMNS)}y`, `more than ${MOST_COLUMNS} columns`],
	['cell-too-long', 2, `x\n${'y'.repeat(LONGEST_CELL + 1)}`, `more than ${LONGEST_CELL} characters`],
])('refused: %s in line %i', (reason, line, input, message) => {
	expect(readCsv(input)).toMatchObject({
		status: 'refused',
		problem: { reason, line, message: expect.stringContaining(message) },
	});
});

test('any bytes are read or refused, never thrown at', () => {
	fc.assert(
		fc.property(fc.uint8Array({ maxLength: 300 }), (file) => {
			expect(['read', 'refused']).toContain(readCsv(file).status);
		}),
		{ numRuns: 500 },
	);
});

test('what it reads, another reader reads alike', () => {
	const tame = hostileText.map((text) => `"${text.replace(/\r\n?|\0/g, '\n').replaceAll('"', '""')}"`);
	fc.assert(
		fc.property(fc.array(fc.tuple(tame, tame), { minLength: 1, maxLength: 5 }), (rows) => {
			const text = `"Name","Class"\n${rows.map((row) => row.join(',')).join('\n')}\n`;
			const other = readLikeASpreadsheet(text, ',').filter((row) => row.some((cell) => cell.trim() !== ''));
			expect(cells(text)).toEqual(other);
		}),
	);
});
