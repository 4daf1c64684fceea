export type Row = readonly (string | number)[];

/** Words to the left, numbers to the right; nought is a dot, so that it is not missed among figures. */
export function table(head: Row, rows: readonly Row[]): string {
	const all = [head, ...rows].map((row) => row.map((cell) => (cell === 0 ? '·' : String(cell))));
	const widths = head.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0)));
	return all
		.map((row) =>
			row
				.map((cell, column) =>
					column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart((widths[column] ?? 0) + 1),
				)
				.join('')
				.trimEnd(),
		)
		.join('\n');
}
