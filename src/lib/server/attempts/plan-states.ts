import {
	nextStop,
	statesOf,
	stopName,
	stopsOf,
	type Plan,
	type PlanStop,
	type QuizFacts,
	type StopState,
} from '../../rules/plan.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { MOST_IDS } from './attempt-rows.ts';
import { pointsOf, scores, type StudentScore } from './scores.ts';

/** That a student came to the end of a text or a case. */
export interface Read {
	/** When that was heard, in milliseconds since 1970. */
	readonly at: number;
	/** Of a case; null: a text. */
	readonly points: { readonly earned: number; readonly possible: number } | null;
}

/** What a student has read or decided of a plan, by the name of the stop. */
export type Reads = ReadonlyMap<string, Read>;

/** Where one student is on the path they were given. */
export interface OnTheWay {
	/** In the order of `stopsOf`. */
	readonly states: readonly StopState[];
	readonly reads: Reads;
	/** By place. */
	readonly scores: ReadonlyMap<number, StudentScore>;
	/** Place in `states` of what comes next; -1 when there is nothing. */
	readonly next: number;
}

/** What these students have read, by their ids. */
export async function readsOf(
	db: Db,
	{ id }: Pick<AssignmentTable, 'id'>,
	students: readonly Pick<StudentTable, 'id'>[],
): Promise<ReadonlyMap<string, Reads>> {
	const found = new Map<string, Map<string, Read>>(students.map((student) => [student.id, new Map()]));
	for (let at = 0; at < students.length; at += MOST_IDS) {
		const rows = await db
			.selectFrom('stop_read')
			.select(['student_id', 'stop', 'read_at', 'earned', 'possible'])
			.where('assignment_id', '=', id)
			.where(
				'student_id',
				'in',
				students.slice(at, at + MOST_IDS).map((student) => student.id),
			)
			.execute();
		for (const { student_id, stop, read_at, earned, possible } of rows) {
			const points = earned === null || possible === null ? null : { earned, possible };
			found.get(student_id)?.set(stop, { at: read_at, points });
		}
	}
	return found;
}

/** Where a student is who has these scores and has read this. */
export function onTheWay(plan: Plan, own: readonly StudentScore[], reads: Reads): OnTheWay {
	const states = statesOf(plan, {
		read: new Set(reads.keys()),
		quizzes: new Map(own.map((score) => [score.place, factsOf(score)])),
	});
	return { states, reads, scores: new Map(own.map((score) => [score.place, score])), next: nextStop(states) };
}

/** Where one student is. @param now milliseconds since 1970 */
export async function wayOf(
	db: Db,
	assignment: AssignmentTable,
	plan: Plan,
	student: StudentTable,
	now: number,
): Promise<OnTheWay> {
	const own = await scores(db, assignment, now, 'none', [student]);
	const reads = await readsOf(db, assignment, [student]);
	return onTheWay(plan, own, reads.get(student.id) ?? new Map());
}

function factsOf(score: StudentScore): QuizFacts {
	const earned = score.override || score.counted?.isOver ? pointsOf(score) : null;
	const isOver = score.state === 'over' || score.attempts.some(({ overSince }) => overSince !== null);
	return {
		// Who has begun once more has it done all the same.
		state: isOver ? 'over' : score.state,
		share: earned === null || score.possible === 0 ? null : earned / score.possible,
		isWaiting: score.unmarked > 0,
	};
}

/** The stop of this name that somebody comes to the end of, rather than answers; null: the plan has none. */
export function readStop(plan: Plan, name: string): Exclude<PlanStop, { kind: 'quiz' }> | null {
	for (const stop of stopsOf(plan)) if (stop.kind !== 'quiz' && stopName(stop) === name) return stop;
	return null;
}
