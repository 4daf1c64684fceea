import type { ScoredAttempt } from '../../src/lib/analysis/counted.ts';
import type { Worth } from '../../src/lib/analysis/mark-table.ts';

/** Items from words: `a` can earn 1, `b:3` can earn 3. */
export const worths = (words: string): Worth[] =>
	words.split(' ').map((word) => {
		const [id = '', possible = '1'] = word.split(':');
		return { id, possible: Number(possible) };
	});

/** One attempt for each line: the share earned on each item in turn; `-` is not answered. */
export const scored = (items: readonly Worth[], ...lines: string[]): ScoredAttempt[] =>
	lines.map((line) => {
		const shares = line.split(' ').map((word) => (word === '-' ? null : Number(word)));
		return new Map(items.map(({ id }, at) => [id, { earned: shares[at] ?? null }]));
	});

/** Numbers to six decimal places, so that what was worked out by hand can be compared; null stays null. */
export const rounded = <T extends object>(statistics: T): Record<keyof T, unknown> =>
	Object.fromEntries(
		Object.entries(statistics).map(([name, value]) => [
			name,
			// Adding 0 turns −0 into 0.
			typeof value === 'number' ? Math.round(value * 1e6) / 1e6 + 0 : value,
		]),
	) as Record<keyof T, unknown>;
