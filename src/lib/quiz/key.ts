import type { GapKey } from './kinds/gap/grade.ts';
import type { MatchKey } from './kinds/match/grade.ts';
import type { NumericKey } from './kinds/numeric/grade.ts';
import type { OpenKey } from './kinds/open/grade.ts';
import type { OrderKey } from './kinds/order/grade.ts';
import type { SelectionKey } from './kinds/selection.ts';

/**
 * What grading needs of an item, and no more: it travels with the item's markup, which holds the texts.
 * Plain JSON; maps are lists of pairs, so that no id can be mistaken for something an object inherits.
 */
interface Keys {
	readonly choice: SelectionKey;
	readonly statement: SelectionKey;
	readonly match: MatchKey;
	readonly order: OrderKey;
	readonly gap: GapKey;
	readonly evidence: SelectionKey;
	readonly numeric: NumericKey;
	readonly open: OpenKey;
}

export type KeyOf<K extends keyof Keys> = Keys[K] & Ruling;

export type GradingKey = { [K in keyof Keys]: KeyOf<K> }[keyof Keys];

/**
 * What a teacher decided about an item of an assignment: how much it counts, and what becomes of it after a correction.
 * It is part of the version of the quiz, and so of the key: whatever grades by that version follows it, and nothing has
 * to remember to.
 */
export interface Ruling {
	/** What it is worth, a whole number; 0: it is shown, and counts for nothing. Absent: one point. */
	readonly points?: number;
	/** `full`: everybody earns all of it, answered or not. `out`: it counts for nobody. Absent: the key decides. */
	readonly marks?: 'full' | 'out';
	/** One answer was asked for, and each of several is right. */
	readonly one?: true;
	/** Keys that also count, the best for each response: what was right before a correction. */
	readonly or?: readonly GradingKey[];
}
