import { groupsOf } from './groups.ts';
import { marksOf } from '../marking/marks.ts';
import type { Db } from '../database/engine.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';

/**
 * All that is held of a student, but for what signs them in: the hashes of their devices' secrets say nothing, and the
 * resume code is left out, so that the file opens no door. Moments are milliseconds since 1970.
 */
export async function studentData(db: Db, student: StudentTable) {
	const { resume_code: _, resume_key: _key, name_key: __, ...held } = student;
	const devices = await db
		.selectFrom('student_device')
		.select('created_at')
		.where('student_id', '=', student.id)
		.orderBy('created_at')
		.execute();
	const overrides = await db
		.selectFrom('override')
		.selectAll()
		.where('student_id', '=', student.id)
		.orderBy('made_at')
		.execute();
	const excused = await db
		.selectFrom('excused')
		.selectAll()
		.where('student_id', '=', student.id)
		.orderBy('excused_at')
		.execute();
	const attempts = await db
		.selectFrom('attempt')
		.innerJoin('assignment', 'assignment.id', 'attempt.assignment_id')
		.selectAll('attempt')
		.select('assignment.title as assignment_title')
		.where('student_id', '=', student.id)
		.orderBy('started_at')
		.orderBy('attempt.id')
		.execute();
	const reads = await db
		.selectFrom('stop_read')
		.select(['assignment_id', 'stop', 'read_at', 'road', 'earned', 'possible'])
		.where('student_id', '=', student.id)
		.orderBy('read_at')
		.execute();
	const events = await eventsOf(db, student.id);
	const marks = await marksOf(
		db,
		attempts.map(({ id }) => id),
	);
	return {
		student: held,
		devices,
		attempts: attempts.map((attempt) => ({
			...attempt,
			events: events.get(attempt.id) ?? [],
			// Who marked is the teacher’s own; what was given is the student’s.
			marks: (marks.get(attempt.id) ?? []).map(({ attempt: _attempt, marker: _marker, ...mark }) => mark),
		})),
		overrides,
		excused,
		reads,
	};
}

async function eventsOf(db: Db, student: string) {
	const rows = await db
		.selectFrom('attempt_event')
		.innerJoin('attempt', 'attempt.id', 'attempt_event.attempt_id')
		.selectAll('attempt_event')
		.where('attempt.student_id', '=', student)
		.orderBy('attempt_event.arrival')
		.execute();
	return Map.groupBy(
		rows.map(({ body, type: _, ...row }) => ({ ...row, body: JSON.parse(body) as unknown })),
		({ attempt_id }) => attempt_id,
	);
}

/**
 * The same of a whole class, with what was assigned to it, as JSON in pieces: a student at a time, so that a large class
 * fills no memory.
 */
export async function* classData(db: Db, own: ClassTable): AsyncGenerator<string> {
	const { join_code: _, teacher_id: __, ...held } = own;
	const assignments = await db.selectFrom('assignment').selectAll().where('class_id', '=', own.id).execute();
	const ids = assignments.map(({ id }) => id);
	const inClass = ids.length > 0 ? ids : [''];
	const quizzes = await db
		.selectFrom('assignment_quiz')
		.innerJoin('quiz_version', 'quiz_version.hash', 'assignment_quiz.version_hash')
		.select(['assignment_id', 'place', 'form', 'version_hash', 'module', 'quiz'])
		.where('assignment_id', 'in', inClass)
		.execute();
	const regrades = await db.selectFrom('regrade').selectAll().where('assignment_id', 'in', inClass).execute();
	const columns = await db
		.selectFrom('gradebook_column')
		.selectAll()
		.where('assignment_id', 'in', inClass)
		.execute();
	const given = assignments.map(({ join_code: _code, rules, plan, given_to, marking, ...row }) => ({
		...row,
		rules: JSON.parse(rules) as unknown,
		plan: plan === null ? null : (JSON.parse(plan) as unknown),
		given_to: given_to === null ? null : (JSON.parse(given_to) as unknown),
		marking: marking === null ? null : (JSON.parse(marking) as unknown),
		quizzes: quizzes.filter(({ assignment_id }) => assignment_id === row.id),
		regrades: regrades.filter(({ assignment_id }) => assignment_id === row.id),
		gradebook: columns.find(({ assignment_id }) => assignment_id === row.id) ?? null,
	}));
	const groups = await groupsOf(db, own.id);
	yield `{"class":${JSON.stringify(held)},\n"groups":${JSON.stringify(groups)},\n"assignments":${JSON.stringify(given)},\n"students":[`;
	const students = await db
		.selectFrom('student')
		.selectAll()
		.where('class_id', '=', own.id)
		.orderBy('created_at')
		.orderBy('id')
		.execute();
	for (const [at, student] of students.entries())
		yield `${at > 0 ? ',' : ''}\n${JSON.stringify(await studentData(db, student))}`;
	yield ']}\n';
}
