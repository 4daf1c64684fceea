import { explainedGap } from './explained-gap.ts';
import { foldEntry } from './fold-entry.ts';
import { pairName } from './part-outcomes.ts';
import type { Explained, Item } from './types.ts';
import type { Citation } from '../text/types.ts';

/** What of an item is right or wrong by itself, and the words that show it. */
export interface Part {
	/** As in `partOutcomes`; empty for the item as a whole. */
	readonly name: string;
	/** What proves its key; of a wrong choice or pair, what refutes it. */
	readonly citations: readonly Citation[];
}

/** Everything an item cites, by the part whose outcome it belongs to. Names may occur more than once. */
export function partsOf(item: Item): Part[] {
	return [part('', item), ...within(item)].filter(({ citations }) => citations.length > 0);
}

const part = (name: string, { citations }: Pick<Explained, 'citations'>): Part => ({ name, citations });

function within(item: Item): Part[] {
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return item.choices.map((choice) => part(choice.id, choice));
		case 'order':
			return item.steps.map((step) => part(step.id, step));
		case 'match': {
			// What explains a target that is right somewhere proves that row, and refutes no other.
			const used = new Set(item.rows.map(({ target }) => target));
			return item.rows.flatMap((row) => [
				part(row.id, row),
				...item.targets.filter(({ id }) => id === row.target).map((target) => part(row.id, target)),
				...row.mistakes.map((mistake) => part(pairName(row.id, mistake.target), mistake)),
				...item.targets
					.filter(({ id }) => !used.has(id))
					.map((target) => part(pairName(row.id, target.id), target)),
			]);
		}
		case 'gap':
			return item.gaps.flatMap((gap) => [
				part(gap.id, explainedGap(gap)),
				...gap.choices
					.filter(({ correct }) => !correct)
					.map((choice) => part(pairName(gap.id, choice.id), choice)),
				...gap.mistakes.flatMap((mistake) =>
					mistake.entries.map((entry) =>
						part(pairName(gap.id, gap.choices.length > 0 ? entry : foldEntry(entry)), mistake),
					),
				),
			]);
	}
}
