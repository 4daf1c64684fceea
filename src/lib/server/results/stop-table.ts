import { decidedNotes } from '../../words/results.ts';
import { percent } from '../../words/percent.ts';
import { dueFor } from '../../rules/deadline.ts';
import {
	ruledAtStop,
	stopName,
	stopsOf,
	type Plan,
	type PlanStop,
	type StopState,
} from '../../rules/plan.ts';
import { onTheWay, readsOf, type OnTheWay, type Read, type Reads } from '../attempts/plan-states.ts';
import { extraOf } from '../attempts/rules-of.ts';
import { pointsOf, type StudentScore } from '../attempts/scores.ts';
import type { Db } from '../database/engine.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { flatMapInSlices } from '../give-way.ts';
import type { LoadedResults } from './loaded-results.ts';

/** What a cell shows of a student at a stop. */
export type CellState = StopState | 'late';

/** State, what stands in the cell, and how long it took in milliseconds; null where that is not known. */
type StopCell = readonly [state: CellState, text: string, tookMs: number | null];

export interface StopRow {
	readonly id: string;
	readonly name: string;
	readonly joined: boolean;
	/** In the order of the stops. */
	readonly cells: readonly StopCell[];
	readonly done: number;
	/** Title of what comes next; empty when there is nothing. */
	readonly next: string;
	/** When anything was last heard of them, in milliseconds since 1970; null: never. */
	readonly lastAt: number | null;
	/** When the row last became another: also by a clock that ran out, and by what the teacher said of a score. */
	readonly changedAt: number;
}

/** A class on its path: students × stops. */
export interface StopTable {
	readonly stages: readonly { readonly title: string; readonly span: number }[];
	readonly stops: readonly {
		readonly name: string;
		readonly kind: PlanStop['kind'];
		readonly title: string;
		/** How many students have done it. */
		readonly done: number;
		/** How many are at it, or have it next. */
		readonly here: number;
	}[];
	readonly rows: readonly StopRow[];
}

/** An assignment of quizzes alone is a path of one stage. */
export function pathOf(results: LoadedResults, plan: Plan | null): Plan {
	if (plan) return plan;
	const places = [...new Map(results.papers.map(({ place, version }) => [place, version.quiz.title]))];
	const stops = places.map(([place, title]): PlanStop => ({ kind: 'quiz', place, title }));
	return { module: '', needs: 'hand-in', stages: [{ title: '', dueAt: null, stops }], test: null };
}

/**
 * @param withScores whether scores stand in the cells; else only that it is done
 */
export async function stopTable(
	db: Db,
	results: LoadedResults,
	plan: Plan,
	withScores = true,
): Promise<StopTable> {
	const stops = stopsOf(plan);
	const reads = await readsOf(db, results.assignment, results.students);
	const byStudent = Map.groupBy(results.scores, ({ student }) => student.id);
	const due = stops.map((stop) => ruledAtStop(results.rules, plan, stop));
	const ways = await flatMapInSlices(results.students, (student) => {
		const way = onTheWay(
			plan,
			byStudent.get(student.id) ?? [],
			reads.get(student.id) ?? new Map<string, Read>(),
		);
		const cells = stops.map((stop, at): StopCell => {
			const state = way.states[at] ?? 'to-do';
			const rules = due[at] ?? results.rules;
			return stop.kind === 'quiz'
				? quizCell(state, way.scores.get(stop.place), withScores)
				: readCell(
						state,
						way.reads.get(stopName(stop)),
						dueFor(rules, extraOf(student, results.assignment)),
						withScores,
					);
		});
		return [{ way, row: rowOf(student, way, cells, stops) }];
	});
	return {
		stages: [
			...plan.stages.map(({ title, stops: own }) => ({ title, span: own.length })),
			...(plan.test ? [{ title: '', span: 1 }] : []),
		],
		stops: stops.map((stop, at) => ({
			name: stopName(stop),
			kind: stop.kind,
			title: stop.title,
			done: ways.filter(({ way }) => way.states[at] === 'done').length,
			here: ways.filter(({ way }) => way.next === at).length,
		})),
		rows: ways.map(({ row }) => row),
	};
}

function rowOf(
	student: StudentTable,
	{ states, next, reads, scores: byPlace }: OnTheWay,
	cells: readonly StopCell[],
	stops: readonly PlanStop[],
): StopRow {
	const scores = [...byPlace.values()];
	const lastAt = lastOf(scores, reads);
	return {
		id: student.id,
		name: student.nickname,
		joined: student.joined_at !== null,
		cells,
		done: states.filter((state) => state === 'done').length,
		next: stops[next]?.title ?? '',
		lastAt,
		changedAt: Math.max(
			lastAt ?? 0,
			...scores.flatMap(({ attempts, decidedAt }) => [
				decidedAt ?? 0,
				...attempts.map(({ overSince }) => overSince ?? 0),
			]),
		),
	};
}

/** When anything was last heard of a student. */
function lastOf(scores: readonly StudentScore[], reads: Reads): number | null {
	const heard = scores.flatMap(({ attempts }) =>
		attempts.map(({ row, lastReceivedAt }) => Math.max(row.started_at, lastReceivedAt)),
	);
	const last = Math.max(...heard, ...[...reads.values()].map(({ at }) => at));
	return last === -Infinity ? null : last;
}

const LATE = ' late';
const TOO_LOW = ' too low';

/** A case is practice: its points are shown, and count for nothing. */
function readCell(
	state: StopState,
	read: Read | undefined,
	dueAt: number | null,
	withScores: boolean,
): StopCell {
	if (!read) return [state, '', null];
	const { at, points } = read;
	const isLate = dueAt !== null && at > dueAt;
	const text = withScores && points ? `✓ ${points.earned}/${points.possible}` : '✓';
	return isLate ? ['late', text + LATE, null] : ['done', text, null];
}

function quizCell(state: StopState, score: StudentScore | undefined, withScores: boolean): StopCell {
	if (!score) return [state, '', null];
	const notes = withScores ? decidedNotes(score.override !== null, score.comment, score.unmarked) : [];
	const noted = (text: string) => [text, ...notes].join(' ').trim();
	if (state === 'to-do') return [state, noted(''), null];
	if (state === 'locked') return [state, noted(state), null];
	const took = tookOf(score);
	if (state === 'under-way') return [state, noted(`${score.answered}/${score.of}`), took];
	const points = pointsOf(score);
	const share = points === null || score.possible === 0 ? null : points / score.possible;
	const text = (withScores && share !== null ? percent(share) : '✓') + (state === 'short' ? TOO_LOW : '');
	const isLate = score.override === null && score.counted?.late === true;
	return isLate
		? [state === 'done' ? 'late' : state, noted(`${text}${LATE}`), took]
		: [state, noted(text), took];
}

/** From the start of each attempt to its hand-in, or to what was last heard of it, all attempts together. */
function tookOf({ attempts }: StudentScore): number | null {
	if (attempts.length === 0) return null;
	return attempts.reduce(
		(sum, { row, overSince, lastReceivedAt }) =>
			sum + Math.max(0, (row.handed_in_at ?? overSince ?? lastReceivedAt) - row.started_at),
		0,
	);
}

export const SORTS = ['name', 'done', 'active'] as const;
export type Sort = (typeof SORTS)[number];

/** Rows by name, as they come; by who has done least; or by who was away longest, who never came first. */
export function sortRows(table: StopTable, sort: Sort): StopTable {
	if (sort === 'name') return table;
	const rank = (row: StopRow) => (sort === 'done' ? row.done : (row.lastAt ?? -Infinity));
	const rows = [...table.rows].sort((a, b) => (rank(a) < rank(b) ? -1 : rank(a) > rank(b) ? 1 : 0));
	return { ...table, rows };
}
