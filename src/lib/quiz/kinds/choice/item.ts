import type { Choice, ItemBase } from '../../item-base.ts';

/** One key: pick it. Several keys: pick all of them. */
export interface ChoiceItem extends ItemBase {
	readonly kind: 'choice';
	readonly choices: readonly Choice[];
}
