import { graded, invalid, WRITTEN } from '../../outcome.ts';
import { isWritten, parseWritten } from './written.ts';
import type { GradedOutcome, Outcome } from '../../outcome.ts';
import type { ItemResponse } from '../../response.ts';
import type { Levels, OpenItem } from './item.ts';

/** What turning levels into points takes; nothing of it says what a good answer is. */
export interface OpenKey {
	readonly kind: 'open';
	/** Ids. */
	readonly criteria: readonly string[];
	readonly lowest: number;
	readonly highest: number;
}

export function keyOf({ rubric: { criteria, levels } }: OpenItem): OpenKey {
	const numbers = levels.map(({ level }) => level);
	return {
		kind: 'open',
		criteria: criteria.map(({ id }) => id),
		lowest: Math.min(...numbers),
		highest: Math.max(...numbers),
	};
}

/** Nobody but a reader can say what it is worth. How long it is and what it cites are advice, and refuse nothing. */
export function grade(_: OpenKey, given: ItemResponse): Outcome {
	if (!isWritten(given)) return invalid('unknown');
	const { text, cites } = parseWritten(given);
	if (text.trim() === '') return invalid(cites.length > 0 ? 'incomplete' : 'empty');
	return WRITTEN;
}

/** What a reader’s levels come to: each criterion counts alike, from nothing for the lowest level to all for the highest. */
export function gradeMarked({ criteria, lowest, highest }: OpenKey, levels: Levels): GradedOutcome {
	const above = criteria.map((id) => {
		const level = Object.hasOwn(levels, id) ? (levels[id] ?? lowest) : lowest;
		return Math.min(highest, Math.max(lowest, level)) - lowest;
	});
	return graded(
		above.reduce((total, level) => total + level, 0),
		criteria.length * (highest - lowest),
		[],
	);
}

/** Every criterion has one of the levels there are, and nothing else has one. */
export const isWholeRating = ({ criteria, lowest, highest }: OpenKey, levels: Levels): boolean =>
	Object.keys(levels).length === criteria.length &&
	criteria.every((id) => {
		const level = Object.hasOwn(levels, id) ? levels[id] : undefined;
		return level !== undefined && Number.isInteger(level) && level >= lowest && level <= highest;
	});

/** No response earns everything by itself. */
export const correctResponse = (): ItemResponse => [];
