import { percent } from './percent.ts';

/** A statistic, which is in per cent already → `86%`; one that is not defined → `–`. */
export const percentWords = (statistic: number | null) =>
	percent(statistic === null ? null : statistic / 100);

/** How well it went: decides colour, pattern and word alike. */
export type Level = 'well' | 'mixed' | 'poorly' | 'none';

/** Three quarters and a half: where a teacher would say “most”, and “fewer than half”. */
export function levelOf(share: number | null): Level {
	if (share === null) return 'none';
	return share >= 0.75 ? 'well' : share >= 0.5 ? 'mixed' : 'poorly';
}

export const LEVELS = {
	well: 'Mostly correct (75% or more)',
	mixed: 'Mixed (50% to 74%)',
	poorly: 'Mostly incorrect (below 50%)',
	none: 'No answers yet',
} satisfies Record<Level, string>;

/** Said of a name, wherever results are. */
export const JOINED_LATE = 'joined after the first submission';
