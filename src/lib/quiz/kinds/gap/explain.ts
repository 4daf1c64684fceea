import { foldEntry } from '../../fold-entry.ts';
import { pairName, type Part, type Explained } from '../../item-base.ts';
import type { Gap, GapItem } from './item.ts';

const part = (name: string, { citations }: Explained): Part => ({ name, citations });

/** Why what belongs in a gap does: what the gap says, and what the right one of its choices says. */
export function explainedGap(gap: Gap): Explained {
	const parts: readonly Explained[] = [gap, ...gap.choices.filter(({ correct }) => correct)];
	return {
		rationale: parts
			.map(({ rationale }) => rationale)
			.filter((text) => text !== '')
			.join(' '),
		citations: parts.flatMap(({ citations }) => citations),
		notStated: parts.some(({ notStated }) => notStated),
	};
}

export const explained = ({ gaps }: GapItem) =>
	gaps.flatMap((gap, at) => [
		{ part: gap, path: ['gaps', at], needs: gap.choices.length === 0 },
		...gap.choices.map((choice, index) => ({
			part: choice,
			path: ['gaps', at, 'choices', index],
			needs: true,
		})),
		...gap.mistakes.map((mistake, index) => ({
			part: mistake,
			path: ['gaps', at, 'mistakes', index],
			needs: false,
		})),
	]);

export const resting = ({ gaps }: GapItem): Part[] =>
	gaps.flatMap((gap) => [
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

export const proving = ({ gaps }: GapItem): Explained[] =>
	gaps.flatMap((gap) => [gap, ...gap.choices.filter(({ correct }) => correct)]);

export const lines = ({ gaps }: GapItem) =>
	gaps.map((gap) => ({
		...explainedGap(gap),
		right: true,
		words: gap.choices.find((choice) => choice.correct)?.text ?? gap.accept.join(', '),
	}));
