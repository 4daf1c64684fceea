import { drawnItemId } from '../quiz/drawn-item-id.ts';
import { citationsOf } from '../quiz/explain.ts';
import type { Item, Quiz } from '../quiz/types.ts';
import type { Drawable } from './draw-forms.ts';

/** An answer in one’s own words takes as long as ten others, and somebody has to mark it: a teacher picks its quiz by hand. */
export const mayBeDrawn = ({ kind }: Pick<Item, 'kind'>): boolean => kind !== 'open';

/** What drawing has to know of an item of a pool, under the id that it has in a form. */
export function drawable(quiz: Pick<Quiz, 'id'>, item: Item): Drawable {
	const { kind, objective, level } = item;
	const restsOn = citationsOf(item).flatMap(({ reading, passages }) =>
		passages.map((passage) => `${reading} ${passage}`),
	);
	return { id: drawnItemId(quiz.id, item.id), kind, objective, level, restsOn: [...new Set(restsOn)] };
}
