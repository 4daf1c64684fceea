import fc from 'fast-check';
import { expect, test } from 'vitest';
import { writeCsv } from '../../../src/lib/server/exports/csv.ts';
import { plainText } from '../../../src/lib/server/exports/plain-text.ts';
import { readCsv } from '../../../src/lib/server/exports/read-csv.ts';
import { gather, hostileText, table } from './make.ts';
import { readLikeASpreadsheet } from './read-like-a-spreadsheet.ts';
import type { Table } from '../../../src/lib/server/exports/table.ts';

/** Without the byte order mark, which has a test of its own. */
const written = async (one: Table, timeZone?: string) =>
	(await gather(writeCsv(one, timeZone))).toString('utf8').slice(1);

const NUMBER = /^-?\d+(?:\.\d+)?(?:e[+-]\d+)?(?:,|$)/;
/** A spreadsheet's view, written apart from the app's. */
const runs = (cell: string) => /^[\s\p{Z}\p{Cf}"]*[=+\-@＝＋－＠﹦﹢﹣﹫−]/u.test(cell) && !NUMBER.test(cell);

test('a file begins with a byte order mark, and every row ends with CRLF', async () => {
	const file = await gather(writeCsv(table('name score:number', [['Ève', 1.5]])));
	expect([...file.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
	expect(file.subarray(3).toString('utf8')).toBe('"name","score"\r\n"Ève",1.5\r\n');
});

test('numbers, shares and dates are written for programs; the title of a date says whose clock it is', async () => {
	const winter = Date.UTC(2026, 2, 5, 14, 3, 7);
	const rows = [
		[-2, 0.855, winter],
		[1e21, 1 / 3, Date.UTC(2026, 6, 1, 22, 30)],
		[-0, 1, null],
	];
	expect(await written(table('n:number p:percent d:date', rows), 'Europe/Brussels')).toBe(
		'"n","p","d (Europe/Brussels)"\r\n' +
			'-2,0.855,2026-03-05 15:03:07\r\n' +
			'1e+21,0.3333333333333333,2026-07-02 00:30:00\r\n' +
			'0,1,\r\n',
	);
});

test.each([
	['null', null],
	['not a number', NaN],
	['infinite', -Infinity],
])('%s is nothing between the commas', async (_, nothing) => {
	const rows = [[nothing, nothing, nothing]];
	expect(await written(table('n:number t d:date', rows))).toBe('"n","t","d (UTC)"\r\n,,\r\n');
});

test('a text in a column of numbers is written as text, and neutralised', async () => {
	expect(await written(table('n:number d:date', [['-2', '=1']]))).toBe(`"n","d (UTC)"\r\n"'-2","'=1"\r\n`);
});

test('a single empty cell is still a row', async () => {
	expect(await written(table('n:number', [[null], [1]]))).toBe('"n"\r\n""\r\n1\r\n');
});

test('a single date that no spreadsheet knows is still a row', async () => {
	expect(await written(table('d:date', [[-5e12], [0]]))).toBe('"d (UTC)"\r\n""\r\n1970-01-01 00:00:00\r\n');
});

test('more texts and numbers than are remembered are all written; a number is never taken for the text of it', async () => {
	const rows = Array.from({ length: 6_000 }, (_, at) => [at, String(at), at / 7]);
	const again = rows.toReversed();
	const lines = (await written(table('n:number t x:number', [...rows, ...again]))).split('\r\n');
	expect(lines.slice(1, -1)).toEqual(
		[...rows, ...again].map(([number, text, share]) => `${number},"${text}",${share}`),
	);
});

test('a date no spreadsheet knows is empty, and midnight is 00', async () => {
	const rows = [[-5e12], [Date.UTC(2026, 0, 1)], [1e15]];
	expect(
		await written(
			table(
				'd:date n',
				rows.map(([at = 0]) => [at, 'x']),
			),
		),
	).toBe('"d (UTC)","n"\r\n,"x"\r\n2026-01-01 00:00:00,"x"\r\n,"x"\r\n');
});

test('an unknown time zone is refused before anything is written', async () => {
	await expect(writeCsv(table('n', []), 'Mars/Phobos').next()).rejects.toThrow(RangeError);
});

const hostileRows = fc.array(fc.tuple(hostileText, hostileText, fc.double()), { minLength: 1, maxLength: 6 });

test('any text survives, but for added apostrophes and what no program can hold', async () => {
	await fc.assert(
		fc.asyncProperty(hostileRows, async (rows) => {
			const text = await written(table('a b n:number', rows));
			const [, ...read] = readLikeASpreadsheet(text, ',');
			expect(read.map((row) => row.length)).toEqual(rows.map(() => 3));
			for (const [at, row] of rows.entries()) {
				for (const column of [0, 1] as const) {
					const [cell = '', given] = [read[at]?.[column], plainText(row[column])];
					expect(cell.replaceAll("'", '')).toBe(given.replaceAll("'", ''));
					if (!/[=+\-@＝＋－＠﹦﹢﹣﹫−]|^[\t\n]/.test(given)) expect(cell).toBe(given);
				}
				const number = read[at]?.[2] ?? '';
				expect(number === '' ? null : Number(number)).toBe(Number.isFinite(row[2]) ? row[2] + 0 : null);
			}
		}),
		{ numRuns: 500 },
	);
});

test.each([',', ';', '\t'] as const)('read with %j, no cell begins a formula', async (separator) => {
	await fc.assert(
		fc.asyncProperty(hostileRows, async (rows) => {
			const cells = readLikeASpreadsheet(await written(table('a b n:number', rows)), separator).flat();
			expect(cells.filter(runs)).toEqual([]);
		}),
		{ numRuns: 500 },
	);
});

test('hostile titles are neutralised as well', async () => {
	await fc.assert(
		fc.asyncProperty(hostileText, async (title) => {
			const one: Table = { name: 'x', columns: [{ id: 'a', title, kind: 'text' }], rows: [] };
			expect(
				readLikeASpreadsheet(await written(one), ',')
					.flat()
					.filter(runs),
			).toEqual([]);
		}),
	);
});

test('our own reader reads what we write', async () => {
	const file = await gather(writeCsv(table('Name Class', [['García, "Ana"', 'a\nb']])));
	expect(readCsv(file)).toMatchObject({
		status: 'read',
		separator: ',',
		encoding: 'utf-8',
		rows: [
			{ line: 1, cells: ['Name', 'Class'] },
			{ line: 2, cells: ['García, "Ana"', 'a\nb'] },
		],
	});
});
