import { createHash } from 'node:crypto';
import type { Database, Db } from '../database/engine.ts';
import { locked } from '../database/write.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import { gradedVersion } from './graded-version.ts';

export interface QuizAt {
	readonly form: number;
	readonly hash: string;
	readonly version: QuizVersion;
}

type Asked = Pick<AssignmentTable, 'id'>;
type Student = Pick<StudentTable, 'id'>;
interface Form {
	readonly form: number;
	readonly version_hash: string;
}

/**
 * The quiz at a place of an assignment, for who wants to know what it is called and how long it is: what the student's
 * newest attempt was at, else the first of its forms. Which one they get is decided when they begin.
 * @returns null where there is no such place
 */
export async function quizAt(
	db: Db,
	assignment: Asked,
	place: number,
	student: Student,
): Promise<QuizAt | null> {
	const begun = await newestOf(db, assignment, place, student);
	return withVersion(db, begun ?? (await formsAt(db, assignment, place))[0]);
}

/**
 * The form with which a student begins: that of their newest attempt, else the one that the fewest have, so that a class
 * shares them evenly. Of those that equally few have it is one by a hash: neighbours in a list must not be able to tell.
 * Within `write`, with the assignment held: two who begin at once come here one after the other, and the second counts
 * the first.
 * @returns null where there is no such place
 */
export async function formFor(
	database: Database,
	db: Db,
	assignment: Asked,
	place: number,
	student: Student,
): Promise<QuizAt | null> {
	const begun = await newestOf(db, assignment, place, student);
	const forms = begun ? [begun] : await formsAt(db, assignment, place);
	if (forms.length < 2) return withVersion(db, forms[0]);
	await db
		.selectFrom('assignment_quiz')
		.select('form')
		.where('assignment_id', '=', assignment.id)
		.where('place', '=', place)
		.orderBy('form')
		.limit(1)
		.$call(locked(database))
		.execute();
	const taken = await takenForms(db, assignment, place);
	const countOf = ({ form }: Form) => taken.get(form) ?? 0;
	const fewest = Math.min(...forms.map(countOf));
	const free = forms.filter((one) => countOf(one) === fewest);
	return withVersion(db, free[oneOf(student.id, `${assignment.id} ${place}`, free.length)]);
}

const newestOf = (db: Db, { id }: Asked, place: number, student: Student): Promise<Form | undefined> =>
	db
		.selectFrom('attempt')
		.select(['form', 'version_hash'])
		.where('assignment_id', '=', id)
		.where('student_id', '=', student.id)
		.where('place', '=', place)
		.orderBy('number', 'desc')
		.executeTakeFirst();

const formsAt = (db: Db, { id }: Asked, place: number): Promise<readonly Form[]> =>
	db
		.selectFrom('assignment_quiz')
		.select(['form', 'version_hash'])
		.where('assignment_id', '=', id)
		.where('place', '=', place)
		.orderBy('form')
		.execute();

/** How many students have each form; those who were removed no longer do. */
async function takenForms(db: Db, { id }: Asked, place: number): Promise<ReadonlyMap<number, number>> {
	const rows = await db
		.selectFrom('attempt')
		.innerJoin('student', 'student.id', 'attempt.student_id')
		.select((is) => ['form', is.fn.count<number>('student_id').distinct().as('students')])
		.where('assignment_id', '=', id)
		.where('place', '=', place)
		.where('student.removed_at', 'is', null)
		.groupBy('form')
		.execute();
	return new Map(rows.map(({ form, students }) => [form, Number(students)]));
}

async function withVersion(db: Db, found: Form | undefined): Promise<QuizAt | null> {
	if (!found) return null;
	const { version } = await gradedVersion(db, found.version_hash);
	return { form: found.form, hash: found.version_hash, version };
}

/** One of so many, by a hash. */
export function oneOf(student: string, among: string, many: number): number {
	if (many < 2) return 0;
	return createHash('sha256').update(`${among} ${student}`).digest().readUInt32BE(0) % many;
}
