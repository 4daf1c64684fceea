import type { Explained, Item } from './types.ts';

export interface ExplainedPart {
	readonly part: Explained;
	/** Where an author wrote it, within the item. */
	readonly path: readonly (string | number)[];
	/** Whether it has to say why, and show where. */
	readonly needs: boolean;
}

/** Everything in an item that can carry a rationale and citations, the item itself first. */
export function explainedParts(item: Item): ExplainedPart[] {
	return [{ part: item, path: [], needs: false }, ...within(item)];
}

function within(item: Item): ExplainedPart[] {
	const list = (name: string, parts: readonly Explained[], needs = true) =>
		parts.map((part, at) => ({ part, path: [name, at], needs }));
	switch (item.kind) {
		case 'choice':
			return list('choices', item.choices);
		case 'evidence':
			return list('sentences', item.choices);
		case 'statement':
			return item.choices.map((choice) => ({ part: choice, path: ['judgements', choice.id], needs: true }));
		case 'order':
			return list('steps', item.steps);
		case 'match': {
			const used = new Set(item.rows.map((row) => row.target));
			return [
				...item.targets.map((target, at) => ({
					part: target,
					path: ['targets', at],
					needs: !used.has(target.id),
				})),
				...item.rows.flatMap((row, at) => [
					{ part: row, path: ['rows', at], needs: true },
					...row.mistakes.map((part, index) => ({
						part,
						path: ['rows', at, 'mistakes', index],
						needs: false,
					})),
				]),
			];
		}
		case 'gap':
			return item.gaps.flatMap((gap, at) => [
				{ part: gap, path: ['gaps', at], needs: gap.choices.length === 0 },
				...gap.choices.map((part, index) => ({ part, path: ['gaps', at, 'choices', index], needs: true })),
				...gap.mistakes.map((part, index) => ({ part, path: ['gaps', at, 'mistakes', index], needs: false })),
			]);
	}
}
