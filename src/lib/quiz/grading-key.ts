import type { Ruling } from './ruling.ts';
import type { Choice, Item } from './types.ts';

export interface SelectionKey extends Ruling {
	readonly kind: 'choice' | 'statement' | 'evidence';
	/** All that can be chosen. */
	readonly ids: readonly string[];
	/** All that should be. */
	readonly key: readonly string[];
}

export interface MatchKey extends Ruling {
	readonly kind: 'match';
	readonly targets: readonly string[];
	readonly rows: readonly (readonly [row: string, target: string])[];
}

export interface OrderKey extends Ruling {
	readonly kind: 'order';
	/** Ids of the steps, in the right order. */
	readonly key: readonly string[];
}

export interface GapKey {
	readonly id: string;
	/** Ids on offer; empty when the gap is typed. */
	readonly choices: readonly string[];
	/** What is right: ids on offer, or entries compared after `foldEntry`. */
	readonly accept: readonly string[];
}

export interface GapsKey extends Ruling {
	readonly kind: 'gap';
	readonly gaps: readonly GapKey[];
}

/**
 * What grading needs of an item, and no more: it travels with the item's markup, which holds the texts.
 * Plain JSON; maps are lists of pairs, so that no id can be mistaken for something an object inherits.
 */
export type GradingKey = SelectionKey | MatchKey | OrderKey | GapsKey;

export const gradingKey = (item: Item): GradingKey => ({ ...keyOf(item), ...item.ruling });

function keyOf(item: Item): GradingKey {
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return { kind: item.kind, ids: ids(item.choices), key: correctIds(item.choices) };
		case 'match':
			return {
				kind: item.kind,
				targets: ids(item.targets),
				rows: item.rows.map((row) => [row.id, row.target]),
			};
		case 'order':
			return { kind: item.kind, key: ids(item.steps) };
		case 'gap':
			return {
				kind: item.kind,
				gaps: item.gaps.map(({ id, choices, accept }) => ({
					id,
					choices: ids(choices),
					accept: choices.length > 0 ? correctIds(choices) : accept,
				})),
			};
	}
}

const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);
const correctIds = (choices: readonly Choice[]) => ids(choices.filter(({ correct }) => correct));
