import type { Explained, ItemBase } from '../../item-base.ts';

interface Step extends Explained {
	readonly id: string;
	readonly text: string;
}

/** `steps` stand in the right order. */
export interface OrderItem extends ItemBase {
	readonly kind: 'order';
	readonly steps: readonly Step[];
}
