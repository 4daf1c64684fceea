import { drawForms, type Blueprint, type Shortage } from '../../rules/draw-forms.ts';
import { DRAWN_QUIZ } from '../../quiz/drawn-item-id.ts';
import { poolItems, type PoolItem } from '../pool.ts';
import { versionOf, type Forms } from './assignments.ts';
import { BUILT_TEST } from '../../words/assigning.ts';
import type { Module, Quiz } from '../../quiz/types.ts';

/**
 * Parallel forms of a test from a module's pool, ready to be assigned.
 * @param forms 1 or more
 * @param seed the same gives the same forms
 */
export function drawTest(
	module: Module,
	blueprint: Blueprint,
	forms: number,
	seed: string,
): { readonly forms: Forms } | { readonly short: readonly Shortage[] } {
	const objectives = module.objectives.map(({ id }) => id);
	const drawn = drawForms(poolItems(module), blueprint, objectives, forms, seed);
	if ('short' in drawn) return drawn;
	const [first, ...more] = drawn.forms.map((items) => versionOf(module, drawnQuiz(module, items)));
	if (!first) throw new RangeError('A test needs at least one version.');
	return { forms: [first, ...more] };
}

const drawnQuiz = (module: Module, items: readonly PoolItem[]): Quiz => ({
	id: DRAWN_QUIZ,
	title: BUILT_TEST.title(module.title),
	summary: BUILT_TEST.summary,
	items: items.map(({ item }) => item),
});
