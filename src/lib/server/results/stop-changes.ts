import { createHash } from 'node:crypto';
import { agoWords } from '../../words/stop-table.ts';
import type { LoadedResults } from './loaded-results.ts';
import type { CellState, StopRow, StopTable } from './stop-table.ts';

/** What has changed of a table since a moment. */
export interface StopChanges {
	/** The server's clock, to ask with the next time; milliseconds since 1970. */
	readonly now: number;
	/** Names the table itself: with another one the page has to be made anew. */
	readonly of: string;
	readonly counts: readonly [joined: number, working: number, over: number];
	/** By stop: how many have done it, and how many are at it. */
	readonly stops: readonly (readonly [done: number, here: number])[];
	/** Id, then the words of its row: done, next, last active, and a state and a text for each cell. */
	readonly rows: readonly {
		readonly id: string;
		readonly head: readonly [done: string, next: string, active: string];
		readonly cells: readonly (readonly [CellState, string])[];
	}[];
}

/**
 * What is patched neither row by row nor cell by cell: rules, the versions that are graded by, students with their names
 * and extra time, and what was opened again for whom.
 */
export function tableName({ assignment, students, scores, papers }: LoadedResults): string {
	const people = students.map(({ id, nickname, extra_percent, extra_minutes }) => [
		id,
		nickname,
		extra_percent,
		extra_minutes,
	]);
	const opened = scores.flatMap(({ attempts }) => attempts.flatMap(({ row }) => row.reopened_until ?? []));
	return createHash('sha256')
		.update(JSON.stringify([assignment, people, opened, papers.map(({ hash }) => hash)]))
		.digest('base64url')
		.slice(0, 16);
}

/** Two clocks of one server: what was heard in between is said twice rather than never. */
const OVERLAP_MS = 2_000;

/**
 * Rows that have become others since, and those in which time runs.
 * @param since as `StopChanges` had it
 */
export function changesOf(
	results: LoadedResults,
	{ rows, stops }: StopTable,
	counts: StopChanges['counts'],
	since: number,
	now: number,
): StopChanges {
	const isMoving = ({ changedAt, cells }: StopRow) =>
		changedAt >= since - OVERLAP_MS || cells.some(([state]) => state === 'under-way');
	return {
		now,
		of: tableName(results),
		counts,
		stops: stops.map(({ done, here }) => [done, here]),
		rows: rows.filter(isMoving).map(({ id, cells, done, next, lastAt }) => ({
			id,
			head: [`${done}/${cells.length}`, next || '–', lastAt === null ? '–' : agoWords(lastAt, now)],
			cells: cells.map(([state, text]) => [state, text]),
		})),
	};
}
