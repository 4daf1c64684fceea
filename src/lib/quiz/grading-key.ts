import type { Item } from './types.ts';

/**
 * What grading needs of an item, and no more: it travels with the item's markup, which holds the texts.
 * Maps are lists of pairs, so that no id can be mistaken for something an object inherits.
 */
export type GradingKey =
	| { readonly kind: 'choice' | 'statement' | 'evidence'; readonly ids: readonly string[]; readonly key: readonly string[] }
	| { readonly kind: 'match'; readonly targets: readonly string[]; readonly rows: readonly (readonly [row: string, target: string])[] }
	| { readonly kind: 'order'; readonly key: readonly string[] }
	| { readonly kind: 'gap'; readonly gaps: readonly GapKey[] };

/** `choices` are the ids on offer, empty when the gap is typed; `accept` what is right: ids, or entries. */
export interface GapKey {
	readonly id: string;
	readonly choices: readonly string[];
	readonly accept: readonly string[];
}

const ids = (parts: readonly { readonly id: string }[]) => parts.map(({ id }) => id);
const correct = <T extends { readonly correct: boolean }>(parts: readonly T[]) => parts.filter((part) => part.correct);

export function gradingKey(item: Item): GradingKey {
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return { kind: item.kind, ids: ids(item.choices), key: ids(correct<(typeof item.choices)[number]>(item.choices)) };
		case 'match':
			return { kind: item.kind, targets: ids(item.targets), rows: item.rows.map((row) => [row.id, row.target]) };
		case 'order':
			return { kind: item.kind, key: ids(item.steps) };
		case 'gap':
			return {
				kind: item.kind,
				gaps: item.gaps.map((gap) => ({
					id: gap.id,
					choices: ids(gap.choices),
					accept: gap.choices.length > 0 ? ids(correct(gap.choices)) : gap.accept,
				})),
			};
	}
}
