import { explainedGap } from '../quiz/explained-gap.ts';
import type { Explained, Item, MatchItem } from '../quiz/types.ts';

/** A choice, a pairing, a step or a gap, as a key on paper lists it. */
export interface KeyLine extends Explained {
	readonly right: boolean;
	readonly words: string;
}

/** Everything of an item that can be right or wrong; steps stand in the right order, with their numbers. */
export function keyLines(item: Item): KeyLine[] {
	switch (item.kind) {
		case 'match':
			return item.rows.map((row) => ({
				...row,
				right: true,
				words: `${row.text.replace(/\.$/, '')}: ${targetText(item, row.target)}`,
			}));
		case 'order':
			return item.steps.map((step, index) => ({ ...step, right: true, words: `${index + 1}. ${step.text}` }));
		case 'gap':
			return item.gaps.map((gap) => ({
				...explainedGap(gap),
				right: true,
				words: gap.choices.find((choice) => choice.correct)?.text ?? gap.accept.join(', '),
			}));
		default:
			return item.choices.map((choice) => ({ ...choice, right: choice.correct, words: choice.text }));
	}
}

const targetText = (item: MatchItem, id: string) =>
	item.targets.find((target) => target.id === id)?.text ?? '';
