import { createHash } from 'node:crypto';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable, StudentTable } from '../database/tables.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import { gradedVersion } from './graded-version.ts';

export interface QuizAt {
	readonly form: number;
	readonly hash: string;
	readonly version: QuizVersion;
}

/**
 * What a student takes at a place of an assignment: what their newest attempt was at, else one of its forms. Forms
 * are spread evenly, and the same student always gets the same.
 * @returns null where there is no such place
 */
export async function quizAt(
	db: Db,
	{ id }: Pick<AssignmentTable, 'id'>,
	place: number,
	student: Pick<StudentTable, 'id'>,
): Promise<QuizAt | null> {
	const forms = await db
		.selectFrom('assignment_quiz')
		.select(['form', 'version_hash'])
		.where('assignment_id', '=', id)
		.where('place', '=', place)
		.orderBy('form')
		.execute();
	const begun = await db
		.selectFrom('attempt')
		.select(['form', 'version_hash'])
		.where('assignment_id', '=', id)
		.where('student_id', '=', student.id)
		.where('place', '=', place)
		.orderBy('number', 'desc')
		.executeTakeFirst();
	const chosen = begun ?? forms[formOf(student.id, id, forms.length)];
	if (!chosen) return null;
	const { version } = await gradedVersion(db, chosen.version_hash);
	return { form: chosen.form, hash: chosen.version_hash, version };
}

/** Of `forms` forms one, by a hash: neighbours in a list must not be able to tell. */
export function formOf(student: string, assignment: string, forms: number): number {
	if (forms < 2) return 0;
	return createHash('sha256').update(`${assignment} ${student}`).digest().readUInt32BE(0) % forms;
}
