import { overSince } from '../../rules/over.ts';
import { isGivenTo } from '../../rules/given-to.ts';
import type { Plan } from '../../rules/plan.ts';
import { onTheWay, readsOf } from '../attempts/plan-states.ts';
import { assignedOf, extraOf, givenTo, planOf, rulesAt } from '../attempts/rules-of.ts';
import { scores } from '../attempts/scores.ts';
import { listStudents } from '../classes/list-students.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';

/** How far a class is with an assignment. */
export interface Progress {
	readonly students: number;
	/** Students who have begun any of its quizzes. */
	readonly begun: number;
	/** Students who have handed in every one of its quizzes, or run out of time; of a path, who have done all of it. */
	readonly done: number;
}

/**
 * How far a class is with each of its assignments, by their ids: with as many queries for twenty as for one, and without
 * what was answered.
 * @param assignments of that class
 * @param now milliseconds since 1970
 */
export async function progressOf(
	db: Db,
	classId: string,
	assignments: readonly AssignmentTable[],
	now: number,
): Promise<ReadonlyMap<string, Progress>> {
	if (assignments.length === 0) return new Map();
	const ids = assignments.map(({ id }) => id);
	const everybody = await listStudents(db, classId);
	const places = await db
		.selectFrom('assignment_quiz')
		.select((is) => ['assignment_id', is.fn.count<number>('place').distinct().as('places')])
		.where('assignment_id', 'in', ids)
		.groupBy('assignment_id')
		.execute();
	const placesOf = new Map(places.map((row) => [row.assignment_id, Number(row.places)]));
	const byAssignment = Map.groupBy(await attemptsAt(db, ids), (row) => row.assignment_id);
	const found = new Map<string, Progress>();
	for (const assignment of assignments) {
		const { id } = assignment;
		const given = givenTo(assignment);
		const students = everybody.filter((student) => isGivenTo(given, student.id));
		const plan = planOf(assignment);
		const own = (byAssignment.get(id) ?? []).filter(({ student_id }) => isGivenTo(given, student_id));
		const counts = plan
			? await countedOnPath(db, assignment, plan, students, now)
			: counted(assignment, own, placesOf.get(id) ?? 0, now);
		found.set(id, { students: students.length, ...counts });
	}
	return found;
}

type Row = Awaited<ReturnType<typeof attemptsAt>>[number];

const attemptsAt = (db: Db, assignments: readonly string[]) =>
	db
		.selectFrom('attempt')
		.innerJoin('student', 'student.id', 'attempt.student_id')
		.select([
			'assignment_id',
			'student_id',
			'place',
			'started_at',
			'handed_in_at',
			'handed_in_device',
			'handed_in_sequence',
			'reopened_until',
			'extra_percent',
			'extra_minutes',
		])
		.where('assignment_id', 'in', assignments)
		.where('student.removed_at', 'is', null)
		.execute();

async function countedOnPath(
	db: Db,
	assignment: AssignmentTable,
	plan: Plan,
	students: readonly StudentTable[],
	now: number,
) {
	const reads = await readsOf(db, assignment, students);
	const all = Map.groupBy(await scores(db, assignment, now, 'none', students), ({ student }) => student.id);
	const ways = students.map(({ id }) => onTheWay(plan, all.get(id) ?? [], reads.get(id) ?? new Map()));
	const hasBegun = ({ states }: (typeof ways)[number]) =>
		states.some((state) => state !== 'to-do' && state !== 'locked');
	return {
		begun: ways.filter(hasBegun).length,
		done: ways.filter(({ states }) => states.every((state) => state === 'done')).length,
	};
}

function counted(assignment: AssignmentTable, rows: readonly Row[], places: number, now: number) {
	const rules = rulesAt(assignment);
	const overAt = new Map<string, Set<number>>();
	const isOver = (row: Row) =>
		overSince(rules(row.place), extraOf({ ...row, id: row.student_id }, assignment), assignedOf(row), now) !==
		null;
	for (const row of rows) {
		const over = overAt.get(row.student_id) ?? new Set();
		overAt.set(row.student_id, over);
		if (!over.has(row.place) && isOver(row)) over.add(row.place);
	}
	const done = [...overAt.values()].filter((over) => over.size >= places).length;
	return { begun: overAt.size, done };
}
