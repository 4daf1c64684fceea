import { sum } from '../quiz/moments.ts';
import type { ScoredAttempt } from './counted.ts';

/** An item, and the most it can earn. */
export interface Worth {
	readonly id: string;
	/** Maximum mark, 0 or more. */
	readonly possible: number;
	/** Share of it that who left it open has, 0 or 1; 0 unless said. */
	readonly open?: number;
}

/** What a class earned; every list has one entry for each attempt, in the order given. */
export interface MarkTable {
	/** Whether the quiz can earn anything; if not, all scores are 0, and say nothing. */
	readonly counts: boolean;
	/** Share of what the whole quiz can earn, 0 to 1. */
	readonly scores: readonly number[];
	readonly rows: readonly MarkRow[];
}

export interface MarkRow {
	readonly id: string;
	/** The item's part of what the quiz can earn, 0 to 1. */
	readonly weight: number;
	/** How many attempts answered it. */
	readonly answered: number;
	/** Share of the item's mark. Not answered is 0, as in Moodle's statistics: what was left out was not earned. */
	readonly shares: readonly number[];
	/** Whether nobody has marked it yet: then its share says nothing of the item. */
	readonly waits: readonly boolean[];
}

/** Of one value for each attempt, those that say something of an item. */
export const saying = (values: readonly number[], { waits }: Pick<MarkRow, 'waits'>): readonly number[] =>
	waits.includes(true) ? values.filter((_, at) => !waits[at]) : values;

/** Shares, so that nothing depends on the unit marks are counted in: a mark is the share times the weight. */
export function markTable(items: readonly Worth[], attempts: readonly ScoredAttempt[]): MarkTable {
	const whole = sum(items.map(({ possible }) => possible));
	const rows = items.map(({ id, possible, open = 0 }) => {
		const found = attempts.map((attempt) => attempt.get(id));
		const earned = found.map((one) => one?.earned ?? null);
		return {
			id,
			weight: whole === 0 ? 0 : possible / whole,
			answered: earned.filter((share) => share !== null).length,
			shares: earned.map((share) => share ?? open),
			waits: found.map((one) => one?.isUnmarked === true),
		};
	});
	return {
		counts: whole > 0,
		scores: attempts.map((_, at) => {
			// Divided last, so that whoever earns everything has 1, and not 1 but for rounding.
			const earned = sum(items.map(({ possible }, row) => possible * (rows[row]?.shares[at] ?? 0)));
			return whole === 0 ? 0 : earned / whole;
		}),
		rows,
	};
}
