import { type Level, LEVELS } from '../quiz/item-base.ts';
import { shuffle } from '../quiz/shuffle.ts';

/** So many items of one objective and level. */
interface BlueprintCell {
	/** Id of an objective. */
	readonly objective: string;
	readonly level: Level;
	/** Items in each form; a whole number, 0 or more. */
	readonly count: number;
}

/** What a test is made of; each pair of objective and level at most once. */
export type Blueprint = readonly BlueprintCell[];

/** What drawing has to know of an item. */
export interface Drawable {
	readonly id: string;
	readonly kind: string;
	readonly objective: string;
	readonly level: Level;
	/** Names of the sentences it rests on. */
	readonly restsOn: readonly string[];
}

/** A cell for which the pool is too small. */
export interface Shortage {
	readonly objective: string;
	readonly level: Level;
	/** Of all forms together. */
	readonly needed: number;
	readonly there: number;
}

/**
 * Draws parallel forms of a test: each has just what the blueprint asks for, and no item is in two of them. The n-th
 * items of all forms have the same objective, level and, where the pool allows it, kind. Within a form, items that
 * rest on other sentences than those before them are taken first.
 * @param objectives ids, in the order in which a form has them
 * @param forms 1 or more
 * @param seed the same gives the same forms
 * @returns the forms, or every cell that the pool cannot fill
 */
export function drawForms<Item extends Drawable>(
	pool: readonly Item[],
	blueprint: Blueprint,
	objectives: readonly string[],
	forms: number,
	seed: string,
): { readonly forms: readonly (readonly Item[])[] } | { readonly short: readonly Shortage[] } {
	const cells = inOrder(blueprint, objectives).map((cell) => ({
		...cell,
		items: pool.filter((item) => item.objective === cell.objective && item.level === cell.level),
	}));
	const short = cells
		.filter(({ count, items }) => items.length < count * forms)
		.map(({ objective, level, count, items }) => ({
			objective,
			level,
			needed: count * forms,
			there: items.length,
		}));
	if (short.length > 0) return { short };
	const drawn: Item[][] = Array.from({ length: forms }, () => []);
	for (const { objective, level, count, items } of cells)
		deal(shuffle(items, `${seed} ${objective} ${level}`), count, drawn);
	return { forms: drawn };
}

function inOrder(blueprint: Blueprint, objectives: readonly string[]): BlueprintCell[] {
	const place = ({ objective, level }: BlueprintCell) =>
		objectives.indexOf(objective) * LEVELS.length + LEVELS.indexOf(level);
	return blueprint.filter(({ count }) => count > 0).sort((a, b) => place(a) - place(b));
}

/** Gives each form one item after the other, the forms in turn. `left` has enough for all. */
function deal<Item extends Drawable>(left: Item[], count: number, forms: readonly Item[][]) {
	for (let dealt = 0; dealt < count; dealt++) {
		const kind = left.find(
			(one) => left.filter((item) => item.kind === one.kind).length >= forms.length,
		)?.kind;
		for (const form of forms) {
			const known = new Set(form.flatMap(({ restsOn }) => restsOn));
			const candidates = kind === undefined ? left : left.filter((item) => item.kind === kind);
			const chosen = candidates.toSorted((a, b) => overlap(a, known) - overlap(b, known))[0];
			if (!chosen) throw new RangeError('There are fewer items than were counted.');
			form.push(chosen);
			left.splice(left.indexOf(chosen), 1);
		}
	}
}

/** The share of an item's sentences that are among `known`, 0 to 1. */
function overlap({ restsOn }: Drawable, known: ReadonlySet<string>): number {
	const shared = restsOn.filter((passage) => known.has(passage)).length;
	return restsOn.length === 0 ? 0 : shared / restsOn.length;
}

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
