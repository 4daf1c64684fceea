import type { GradingKey, KeyOf } from './key.ts';
import * as choice from './kinds/choice/grade.ts';
import * as evidence from './kinds/evidence/grade.ts';
import * as gap from './kinds/gap/grade.ts';
import * as match from './kinds/match/grade.ts';
import * as numeric from './kinds/numeric/grade.ts';
import * as open from './kinds/open/grade.ts';
import * as order from './kinds/order/grade.ts';
import type { Outcome } from './outcome.ts';
import type { ItemResponse } from './response.ts';
import type { ItemOf, Kind, Item } from './types.ts';

/** `grade.ts` of a kind: what is right, and how much of it a response has. */
interface Grading<K extends Kind> {
	keyOf(item: ItemOf<K>): KeyOf<K>;
	/** @param given at least one entry, none of them empty */
	grade(key: KeyOf<K>, given: ItemResponse): Outcome;
	/** A response that earns everything. */
	correctResponse(key: KeyOf<K>): ItemResponse;
	/** What was given part by part, as it is compared; absent where a response is one whole. */
	entries?(key: KeyOf<K>, given: ItemResponse): readonly (readonly [part: string, entry: string])[];
	/** Whether whatever was right by one key still is by the other; absent: never. */
	onlyAdds?(was: KeyOf<K>, is: KeyOf<K>): boolean;
}

const GRADING: { readonly [K in Kind]: Grading<K> } = {
	choice,
	statement: choice,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

export const KINDS = Object.keys(GRADING) as readonly Kind[];

export const gradingOf = ({ kind }: { readonly kind: Kind }): Grading<Kind> => GRADING[kind];

/** A response that earns everything. */
export const correctResponse = (key: GradingKey): ItemResponse => gradingOf(key).correctResponse(key);

export const gradingKey = (item: Item): GradingKey =>
	({ ...gradingOf(item).keyOf(item), ...item.ruling }) as GradingKey;
