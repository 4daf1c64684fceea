import { pools } from 'virtual:mandate/pool';
import { DRAWN_QUIZ, drawnFrom } from '../quiz/drawn-item-id.ts';
import type { Moved } from '../quiz/moved.ts';
import { drawable, mayBeDrawn } from '../rules/drawable.ts';
import type { Drawable } from '../rules/draw-forms.ts';
import type { Item, Module, Quiz } from '../quiz/types.ts';

/** An item of a pool, under the id that it has in a form. */
export interface PoolItem extends Drawable {
	readonly item: Item;
}

/** Quizzes of a module that only assignments may hold. */
export const poolOf = (module: Pick<Module, 'id'>): readonly Quiz[] =>
	pools.find((pool) => pool.module === module.id)?.quizzes ?? [];

/** The history of ids in the pool of a module. */
export const movedInPool = (module: Pick<Module, 'id'>): Moved =>
	pools.find((pool) => pool.module === module.id)?.moved ?? {};

/** Whether a quiz has something of a pool in it: drawn, or not public. */
export const isKept = ({ module, quiz }: { module: string; quiz: string }): boolean =>
	quiz === DRAWN_QUIZ || poolOf({ id: module }).some(({ id }) => id === quiz);

/** All items of a module's pool that may be drawn, in the author's order; empty without one. */
export function poolItems(module: Pick<Module, 'id'>): PoolItem[] {
	return poolOf(module).flatMap((quiz) =>
		quiz.items.filter(mayBeDrawn).map((item): PoolItem => {
			const drawn = drawable(quiz, item);
			return { ...drawn, item: { ...item, id: drawn.id } };
		}),
	);
}

/**
 * A form as it would be if it were drawn from what the pool is now: the same items, as they stand today.
 * @returns null when one of them has left the pool
 */
export function drawnAgain(module: Module, { title, summary, items }: Quiz): Quiz | null {
	const now = new Map(poolItems(module).map(({ id, item }) => [id, item]));
	const found = items.flatMap(({ id }) => (drawnFrom(id) ? (now.get(id) ?? []) : []));
	return found.length === items.length ? { id: DRAWN_QUIZ, title, summary, items: found } : null;
}
