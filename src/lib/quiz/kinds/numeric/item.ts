import type { Explained, ItemBase } from '../../item-base.ts';

/** A wrong number worth its own words. */
interface WrongNumber extends Explained {
	readonly value: number;
}

/** Type a number. */
export interface NumericItem extends ItemBase {
	readonly kind: 'numeric';
	/** Stands behind the field: `km`, `million US dollars`; may be empty. */
	readonly unit: string;
	readonly key: Explained & {
		readonly value: number;
		/** How far off still counts, at least 0. */
		readonly tolerance: number;
	};
	readonly mistakes: readonly WrongNumber[];
}

/** The one part of it that is right or wrong. */
export const VALUE = 'value';
