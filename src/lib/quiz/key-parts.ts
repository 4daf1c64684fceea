import type { Explained, Item } from './types.ts';

/** What of an item says why its key is right: the item's own explanation, and that of every part of the key. */
export function keyParts(item: Item): readonly Explained[] {
	return [item, ...parts(item)];
}

function parts(item: Item): readonly Explained[] {
	switch (item.kind) {
		case 'choice':
		case 'statement':
		case 'evidence':
			return item.choices.filter((choice) => choice.correct);
		case 'order':
			return item.steps;
		case 'match': {
			const used = new Set(item.rows.map(({ target }) => target));
			return [...item.rows, ...item.targets.filter(({ id }) => used.has(id))];
		}
		case 'gap':
			return item.gaps.flatMap((gap) => [gap, ...gap.choices.filter(({ id }) => gap.accept.includes(id))]);
	}
}
