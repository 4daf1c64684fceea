import { correctPairs, entriesOf, gradeRows, type RowKey } from '../pairs.ts';
import type { Outcome } from '../../outcome.ts';
import type { ItemResponse } from '../../response.ts';
import type { GapItem } from './item.ts';

export interface GapKey {
	readonly kind: 'gap';
	readonly gaps: readonly RowKey[];
}

export const keyOf = ({ gaps }: GapItem): GapKey => ({
	kind: 'gap',
	gaps: gaps.map(({ id, choices, accept }) => ({
		id,
		choices: choices.map((choice) => choice.id),
		accept: choices.length > 0 ? choices.flatMap((choice) => (choice.correct ? choice.id : [])) : accept,
	})),
});

/** Share of gaps filled rightly. */
export const grade = ({ gaps }: GapKey, given: ItemResponse): Outcome => gradeRows(gaps, given);

export const entries = ({ gaps }: GapKey, given: ItemResponse) => entriesOf(gaps, given);

export const correctResponse = ({ gaps }: GapKey): ItemResponse => correctPairs(gaps);

/** Whether whatever was right still is. */
export const onlyAdds = (was: GapKey, is: GapKey): boolean =>
	was.gaps.every(({ id, accept }) => {
		const now = is.gaps.find((gap) => gap.id === id)?.accept ?? [];
		return accept.every((entry) => now.includes(entry));
	});
