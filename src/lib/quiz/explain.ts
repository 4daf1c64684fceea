import * as choice from './kinds/choice/explain.ts';
import * as evidence from './kinds/evidence/explain.ts';
import * as gap from './kinds/gap/explain.ts';
import * as match from './kinds/match/explain.ts';
import * as numeric from './kinds/numeric/explain.ts';
import * as open from './kinds/open/explain.ts';
import * as order from './kinds/order/explain.ts';
import * as statement from './kinds/statement/explain.ts';
import type { Part, Explained } from './item-base.ts';
import type { Item, ItemOf, Kind } from './types.ts';
import type { Citation } from '../text/types.ts';

export interface ExplainedPart {
	readonly part: Explained;
	/** Where an author wrote it, within the item. */
	readonly path: readonly (string | number)[];
	/** Whether it has to say why, and show where. */
	readonly needs: boolean;
}

/** A choice, a pairing, a step or a gap, as a key on paper lists it. */
export interface KeyLine extends Explained {
	readonly right: boolean;
	readonly words: string;
}

/** `explain.ts` of a kind: which of its parts say why they are right or wrong. */
interface Explaining<K extends Kind> {
	/** All that can carry a rationale and citations. */
	explained(item: ItemOf<K>): readonly ExplainedPart[];
	/** What is cited, by the part whose outcome it belongs to. Names may occur more than once. */
	resting(item: ItemOf<K>): readonly Part[];
	/** What says why the key is right. */
	proving(item: ItemOf<K>): readonly Explained[];
	/** All that can be right or wrong; steps stand in the right order, with their numbers. */
	lines(item: ItemOf<K>): readonly KeyLine[];
}

const EXPLAINING: { readonly [K in Kind]: Explaining<K> } = {
	choice,
	statement,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

const explaining = ({ kind }: Item): Explaining<Kind> => EXPLAINING[kind];

/** Everything in an item that can carry a rationale and citations, the item itself first. */
export const explainedParts = (item: Item): ExplainedPart[] => [
	{ part: item, path: [], needs: false },
	...explaining(item).explained(item),
];

/** Everything an item cites, by the part whose outcome it belongs to. Names may occur more than once. */
export const partsOf = (item: Item): Part[] =>
	[{ name: '', citations: item.citations }, ...explaining(item).resting(item)].filter(
		({ citations }) => citations.length > 0,
	);

/** What of an item says why its key is right: the item's own explanation, and that of every part of the key. */
export const keyParts = (item: Item): readonly Explained[] => [item, ...explaining(item).proving(item)];

/** Everything of an item that can be right or wrong, as a key on paper lists it. */
export const keyLines = (item: Item): readonly KeyLine[] => explaining(item).lines(item);

/** Everything an item points to: its own citations and those of its choices, rows, steps and gaps. */
export const citationsOf = (item: Item): Citation[] =>
	explainedParts(item).flatMap(({ part }) => part.citations);
