import { drawable, mayBeDrawn } from '../rules/drawable.ts';
import { drawForms, suggestBlueprint } from '../rules/draw-forms.ts';
import { sum } from '../quiz/moments.ts';
import type { CompiledModule } from '../quiz/types.ts';
import type { Reading } from '../text/types.ts';

/** A test has so many items, and a class so many forms of it. */
export const FORM_ITEMS = 20;
export const FORMS = 2;

/** What can be drawn from the items of a pool on one kind of reading. */
export interface ParallelForms {
	readonly on: Reading['kind'];
	/** Items in the pool. */
	readonly there: number;
	/** Items in each form, with none in two of them; at most as many as a test has. */
	readonly each: number;
	/** Of these, places at which all forms have an item of the same kind. */
	readonly sameKind: number;
}

/** Draws forms as for a class; the objectives and levels of their items agree place by place. */
export function parallelForms({ pool, readings, objectives }: CompiledModule): ParallelForms[] {
	const kinds = new Map(readings.map(({ id, kind }) => [id, kind]));
	return (['source', 'lesson'] as const).map((on) => {
		const items = pool.flatMap((quiz) =>
			quiz.items
				.filter((item) => mayBeDrawn(item) && kinds.get(item.accordingTo) === on)
				.map((item) => drawable(quiz, item)),
		);
		const ids = objectives.map(({ id }) => id);
		const blueprint = suggestBlueprint(items, ids, FORMS, FORM_ITEMS);
		const drawn = drawForms(items, blueprint, ids, FORMS, on);
		const [first = [], ...others] = 'forms' in drawn ? drawn.forms : [];
		return {
			on,
			there: items.length,
			each: sum(blueprint.map(({ count }) => count)),
			sameKind: first.filter(({ kind }, at) => others.every((form) => form[at]?.kind === kind)).length,
		};
	});
}
