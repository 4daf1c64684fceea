import { overSince } from '../../rules/over.ts';
import { assignedOf, extraOf, rulesOf } from '../attempts/rules-of.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables.ts';

/** How far a class is with an assignment. */
export interface Progress {
	readonly students: number;
	/** Students who have begun any of its quizzes. */
	readonly begun: number;
	/** Students who have handed in every one of its quizzes, or run out of time. */
	readonly submitted: number;
}

type Asked = Pick<AssignmentTable, 'id' | 'rules'>;

/**
 * How far a class is with each of its assignments, by their ids: with as many queries for twenty as for one, and without
 * what was answered.
 * @param assignments of that class
 * @param now milliseconds since 1970
 */
export async function progressOf(
	db: Db,
	classId: string,
	assignments: readonly Asked[],
	now: number,
): Promise<ReadonlyMap<string, Progress>> {
	if (assignments.length === 0) return new Map();
	const ids = assignments.map(({ id }) => id);
	const { students } = await db
		.selectFrom('student')
		.select((is) => is.fn.countAll<number>().as('students'))
		.where('class_id', '=', classId)
		.where('removed_at', 'is', null)
		.executeTakeFirstOrThrow();
	const places = await db
		.selectFrom('assignment_quiz')
		.select((is) => ['assignment_id', is.fn.count<number>('place').distinct().as('places')])
		.where('assignment_id', 'in', ids)
		.groupBy('assignment_id')
		.execute();
	const placesOf = new Map(places.map((row) => [row.assignment_id, Number(row.places)]));
	const byAssignment = Map.groupBy(await attemptsAt(db, ids), (row) => row.assignment_id);
	return new Map(
		assignments.map((assignment) => {
			const own = byAssignment.get(assignment.id) ?? [];
			const found = counted(assignment, own, placesOf.get(assignment.id) ?? 0, now);
			return [assignment.id, { students: Number(students), ...found }];
		}),
	);
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

function counted(assignment: Asked, rows: readonly Row[], places: number, now: number) {
	const rules = rulesOf(assignment);
	const overAt = new Map<string, Set<number>>();
	for (const row of rows) {
		const over = overAt.get(row.student_id) ?? new Set();
		overAt.set(row.student_id, over);
		if (!over.has(row.place) && overSince(rules, extraOf(row), assignedOf(row), now) !== null)
			over.add(row.place);
	}
	const submitted = [...overAt.values()].filter((over) => over.size >= places).length;
	return { begun: overAt.size, submitted };
}
