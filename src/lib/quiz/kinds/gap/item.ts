import type { Choice, Explained, ItemBase } from '../../item-base.ts';

/** A wrong entry worth its own words. */
interface WrongEntry extends Explained {
	/** Entries this covers, compared like accepted ones. */
	readonly entries: readonly string[];
}

/** Chosen from a list: `choices` is filled. Typed: `accept` is filled. Never both. */
export interface Gap extends Explained {
	readonly id: string;
	readonly choices: readonly Choice[];
	readonly accept: readonly string[];
	readonly mistakes: readonly WrongEntry[];
}

/** `text[0] gap[0] text[1] gap[1] … text[n]`: one more stretch of text than gaps. */
export interface GapItem extends ItemBase {
	readonly kind: 'gap';
	readonly text: readonly string[];
	readonly gaps: readonly Gap[];
}
