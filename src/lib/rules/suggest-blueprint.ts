import { LEVELS } from '../quiz/levels.ts';
import type { Blueprint, Drawable } from './draw-forms.ts';

/**
 * A blueprint to begin with: one item of each objective in turn, those first that the pool serves most, from the level
 * of which most are left, until there are enough.
 * @param objectives ids, in the order in which they are served
 * @param total items in a form; fewer where the pool has no more
 */
export function suggestBlueprint(
	pool: readonly Pick<Drawable, 'objective' | 'level'>[],
	objectives: readonly string[],
	forms: number,
	total: number,
): Blueprint {
	const cells = objectives.map((objective) =>
		LEVELS.map((level) => {
			const there = pool.filter((item) => item.objective === objective && item.level === level).length;
			return { objective, level, count: 0, left: Math.floor(there / forms) };
		}),
	);
	const leftOf = (own: (typeof cells)[number]) => own.toSorted((a, b) => b.left - a.left)[0];
	const sumOf = (own: (typeof cells)[number]) => own.reduce((sum, { left }) => sum + left, 0);
	let taken = 0;
	while (taken < total) {
		const before = taken;
		for (const own of cells.toSorted((a, b) => sumOf(b) - sumOf(a))) {
			const cell = leftOf(own);
			if (taken === total || !cell || cell.left === 0) continue;
			cell.count++;
			cell.left--;
			taken++;
		}
		if (taken === before) break;
	}
	return cells
		.flat()
		.flatMap(({ objective, level, count }) => (count > 0 ? [{ objective, level, count }] : []));
}
