import { drawnItemId } from '../quiz/drawn-item-id.ts';
import { citationsOf } from '../quiz/explain.ts';
import type { Item, Quiz } from '../quiz/types.ts';
import type { Drawable } from './draw-forms.ts';

/** What drawing has to know of an item of a pool, under the id that it has in a form. */
export function drawable(quiz: Pick<Quiz, 'id'>, item: Item): Drawable {
	const { kind, objective, level } = item;
	const restsOn = citationsOf(item).flatMap(({ reading, passages }) =>
		passages.map((passage) => `${reading} ${passage}`),
	);
	return { id: drawnItemId(quiz.id, item.id), kind, objective, level, restsOn: [...new Set(restsOn)] };
}
