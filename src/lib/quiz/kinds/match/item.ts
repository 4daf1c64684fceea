import type { Explained, ItemBase } from '../../item-base.ts';

interface Target extends Explained {
	readonly id: string;
	readonly text: string;
}

/** A wrong pairing worth its own words. */
interface Mistake extends Explained {
	/** Id of the target wrongly chosen. */
	readonly target: string;
}

interface Row extends Explained {
	readonly id: string;
	readonly text: string;
	/** Id of the right target. Rows may share one: then the item is a classification. */
	readonly target: string;
	readonly mistakes: readonly Mistake[];
}

export interface MatchItem extends ItemBase {
	readonly kind: 'match';
	readonly rows: readonly Row[];
	readonly targets: readonly Target[];
}
