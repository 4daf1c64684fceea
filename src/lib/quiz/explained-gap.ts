import type { Explained, Gap } from './types.ts';

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
