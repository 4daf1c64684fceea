import type { Choice } from '../../src/lib/quiz/item-base.ts';
import type { Item } from '../../src/lib/quiz/types.ts';

/** The same to look at, with another key: what is right, why and where has all changed. */
export function withAnotherKey(item: Item): Item {
	const silent = { rationale: 'because', citations: [], notStated: true };
	const turned = <T>(list: readonly T[]): T[] => [...list.slice(1), ...list.slice(0, 1)];
	const judged = <C extends Choice>(choices: readonly C[]) => {
		const correct = turned(choices.map((one) => one.correct));
		return choices.map((one, at) => ({ ...one, ...silent, correct: correct[at] ?? false }));
	};
	switch (item.kind) {
		case 'choice':
		case 'statement':
			return { ...item, ...silent, choices: judged(item.choices) };
		case 'evidence':
			return { ...item, ...silent, choices: judged(item.choices) };
		case 'order':
			return { ...item, ...silent, steps: turned(item.steps).map((step) => ({ ...step, ...silent })) };
		case 'match': {
			const [first] = item.targets;
			return {
				...item,
				...silent,
				targets: turned(item.targets).map((target) => ({ ...target, ...silent })),
				rows: item.rows.map((row) => ({ ...row, ...silent, target: first?.id ?? '', mistakes: [] })),
			};
		}
		case 'numeric':
			return {
				...item,
				...silent,
				key: { ...silent, value: item.key.value + 1, tolerance: 0 },
				mistakes: [],
			};
		case 'open':
			return { ...item, ...silent, samples: turned(item.samples) };
		case 'gap': {
			const gaps = item.gaps.map((one) => ({
				...one,
				...silent,
				choices: judged(one.choices),
				accept: one.accept.map(() => 'else'),
				mistakes: [],
			}));
			return { ...item, ...silent, gaps };
		}
	}
}
