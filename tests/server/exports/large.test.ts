import { expect, test } from 'vitest';
import { writeCsv } from '../../../src/lib/server/exports/csv.ts';
import { writeXlsx } from '../../../src/lib/server/exports/xlsx.ts';
import type { Table } from '../../../src/lib/server/exports/table.ts';

const COLUMNS = 40;
const ROWS = 10_000;
/** Measured: 35 MB at most; the whole sheet as XML would be 30 MB more, the cells as objects several times that. */
const MOST_MEMORY = 120 * 1024 * 1024;

const large: Table = {
	name: 'Large',
	columns: Array.from({ length: COLUMNS }, (_, at) => ({
		id: `c${at}`,
		title: `Column ${at}`,
		kind: at % 2 ? 'number' : 'text',
	})),
	rows: Array.from({ length: ROWS }, (_, row) =>
		Array.from({ length: COLUMNS }, (_, at) => (at % 2 ? row * at : `=text ${row} ${at}`)),
	),
};

test.each([
	['CSV', () => writeCsv(large)],
	['a workbook', () => writeXlsx([large])],
])(
	'10,000 rows of 40 cells leave as %s in small pieces, and others are served meanwhile',
	async (_, write) => {
		const before = process.memoryUsage().rss;
		let most = { piece: 0, memory: 0 };
		let served = 0;
		const others = setInterval(() => served++, 1);
		let pieces = 0;
		for await (const piece of write()) {
			pieces++;
			most = {
				piece: Math.max(most.piece, piece.length),
				memory: Math.max(most.memory, process.memoryUsage().rss - before),
			};
		}
		clearInterval(others);
		expect(pieces).toBeGreaterThan(10);
		expect(most.piece).toBeLessThan(512 * 1024);
		expect(most.memory).toBeLessThan(MOST_MEMORY);
		expect(served).toBeGreaterThan(10);
	},
);

test('nothing is made that is not asked for', async () => {
	let read = 0;
	const row = () => {
		read++;
		return ['x'.repeat(100)];
	};
	const rows = new Proxy(new Array<string[]>(3 * ROWS), {
		get: (array, name) =>
			typeof name === 'string' && /^\d+$/.test(name) ? row() : Reflect.get(array, name, array),
		has: () => true,
	});
	const pieces = writeCsv({ name: 'x', columns: [{ id: 'a', title: 'a', kind: 'text' }], rows });
	await pieces.next();
	expect(read).toBe(0);
	await pieces.next();
	expect(read).toBe(10_000);
});
