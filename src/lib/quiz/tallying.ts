import { gradingKey, correctResponse } from './grading.ts';
import * as choice from './kinds/choice/tally.ts';
import * as evidence from './kinds/evidence/tally.ts';
import * as gap from './kinds/gap/tally.ts';
import * as match from './kinds/match/tally.ts';
import * as numeric from './kinds/numeric/tally.ts';
import * as open from './kinds/open/tally.ts';
import * as order from './kinds/order/tally.ts';
import type { GradingKey, KeyOf } from './key.ts';
import type { ItemResponse } from './response.ts';
import type { Chosen, ResponseCounts } from './tally.ts';
import type { Item, ItemOf, Kind } from './types.ts';

/** `tally.ts` of a kind: what many responses to it say. */
interface Tallying<K extends Kind> {
	guess(key: KeyOf<K>): number | null;
	counts(key: KeyOf<K>, responses: readonly Chosen[]): ResponseCounts;
	/** A response that is not right, and that somebody might give. @param isUsual whether it is what most get wrong */
	invent(item: ItemOf<K>, right: ItemResponse, isUsual: boolean): ItemResponse;
}

const TALLYING: { readonly [K in Kind]: Tallying<K> } = {
	choice,
	statement: choice,
	match,
	order,
	gap,
	evidence,
	numeric,
	open,
};

const tallyingOf = ({ kind }: { readonly kind: Kind }): Tallying<Kind> => TALLYING[kind];

/**
 * What blind guessing earns on average, in per cent; null where guessing has no fair model, as for what is typed.
 * Moodle's “random guess score”; unlike Moodle, which leaves them out, several keys have one.
 */
export const randomGuess = (key: GradingKey): number | null => tallyingOf(key).guess(key);

/**
 * Counts the responses to one item. Where several choices may be selected, the shares add up to more than 100.
 * @param responses those that can be graded; an item not answered has none
 */
export const responseCounts = (key: GradingKey, responses: readonly Chosen[]): ResponseCounts =>
	tallyingOf(key).counts(key, responses);

/**
 * A response that somebody might give. Misreadings are not spread evenly: most fall for the same distractor, and
 * that is what a teacher looks for.
 * @param chance 0 to 1, each time another
 */
export function inventResponse(item: Item, isRight: boolean, chance: () => number): ItemResponse {
	const right = correctResponse(gradingKey(item));
	return isRight && right.length > 0 ? right : tallyingOf(item).invent(item, right, chance() < 0.7);
}
