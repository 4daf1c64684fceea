import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { write } from '../database/write.ts';

/** Who of a class is excused from what: `assignment student`. */
export async function excusedIn(db: Db, classId: string): Promise<ReadonlySet<string>> {
	const rows = await db
		.selectFrom('excused')
		.innerJoin('student', 'student.id', 'excused.student_id')
		.select(['assignment_id', 'student_id'])
		.where('class_id', '=', classId)
		.execute();
	return new Set(rows.map(({ assignment_id, student_id }) => `${assignment_id} ${student_id}`));
}

/**
 * Leaves an assignment out of a student's averages, whatever is in, or takes it in again.
 * @returns false where the class has no such student
 */
export function setExcused(
	database: Database,
	{ id, class_id }: Pick<AssignmentTable, 'id' | 'class_id'>,
	student: string,
	isExcused: boolean,
	now: number,
): Promise<boolean> {
	return write(database, async (db) => {
		const found = await db
			.selectFrom('student')
			.select('id')
			.where('id', '=', student)
			.where('class_id', '=', class_id)
			.executeTakeFirst();
		if (!found) return false;
		if (isExcused)
			await db
				.insertInto('excused')
				.values({ assignment_id: id, student_id: student, excused_at: now })
				.onConflict((conflict) => conflict.columns(['assignment_id', 'student_id']).doNothing())
				.execute();
		else
			await db
				.deleteFrom('excused')
				.where('assignment_id', '=', id)
				.where('student_id', '=', student)
				.execute();
		return true;
	});
}
