import type { Levels, Rubric } from './item.ts';

/** What is needed to say a level in words. */
export interface LevelNames extends Pick<Rubric, 'levels'> {
	readonly criteria: readonly { readonly id: string; readonly title: string }[];
}

/** Without the words for each cell. */
export const levelNames = ({ levels, criteria }: LevelNames): LevelNames => ({
	levels,
	criteria: criteria.map(({ id, title }) => ({ id, title })),
});

/** `Secure`; a number that the rubric does not know stands as it is. */
export const levelTitle = ({ levels }: Pick<Rubric, 'levels'>, level: number): string =>
	levels.find((one) => one.level === level)?.title ?? String(level);

/** `Claim: Secure, Evidence: Sound`; what has no level is left out. */
export const ratingWords = (rubric: LevelNames, rated: Levels): string =>
	rubric.criteria
		.flatMap(({ id, title }) => {
			const level = rated[id];
			return level === undefined ? [] : [`${title}: ${levelTitle(rubric, level)}`];
		})
		.join(', ');
