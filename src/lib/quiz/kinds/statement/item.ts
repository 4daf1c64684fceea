import type { Choice, ItemBase } from '../../item-base.ts';

/** Judge a statement; the choices are always `true`, `false`, `not-stated`. */
export interface StatementItem extends ItemBase {
	readonly kind: 'statement';
	readonly statement: string;
	readonly choices: readonly Choice[];
}
