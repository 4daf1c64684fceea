import fc from 'fast-check';
import type { Cell, Column, Table } from '../../../src/lib/server/exports/table.ts';

/** Columns as `id:kind`. */
const columns = (words: string): Column[] =>
	words.split(' ').map((word) => {
		const [id = '', kind = 'text'] = word.split(':');
		return { id, title: id, kind: kind as Column['kind'] };
	});

export const table = (words: string, rows: readonly (readonly Cell[])[], name = 'Table'): Table => ({
	name,
	columns: columns(words),
	rows,
});

/** A whole file from its pieces. */
export const gather = async (pieces: AsyncIterable<Uint8Array>): Promise<Buffer> =>
	Buffer.concat(await Array.fromAsync(pieces));

/** What people and attackers put into a name or an answer, and everything else. */
export const hostileText = fc.oneof(
	fc.string({ unit: 'binary' }),
	fc
		.array(
			fc.constantFrom(
				...['=', '+', '-', '@', '\t', '\r', '\n', ' ', '"', "'", ',', ';', '|', '\0', '\u0007', '\uFEFF'],
				...[
					'\u00A0',
					'\u200B',
					'\u202E',
					'\uD83D',
					'\uDE00',
					'😀',
					'＝',
					'＋',
					'﹣',
					'−',
					'１',
					'<',
					'&',
					']]>',
				],
				...['1', 'é', 'cmd', 'HYPERLINK("http://x.y")', '_x0041_', '\uFFFE', '\uFFFD', '__proto__'],
			),
			{ maxLength: 12 },
		)
		.map((parts) => parts.join('')),
	fc.constantFrom('constructor', '__proto__', 'toString', '', ' ', '=1+1', "=cmd|' /C calc'!A0", 'x;=1+1'),
);
