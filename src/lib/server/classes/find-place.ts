import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable } from '../database/tables/classes.ts';

/** What a join code leads to. */
export interface JoinPlace {
	readonly class: ClassTable;
	readonly teacher: string;
	/** Where to go on after joining; null for a class's own code. */
	readonly assignment: AssignmentTable | null;
}

/** @param code as `parseJoinCode` gives it @returns null when nothing has it, or it was thrown away */
export async function findPlace(db: Db, code: string): Promise<JoinPlace | null> {
	const assignment = await db
		.selectFrom('assignment')
		.selectAll()
		.where('join_code', '=', code)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	const found = await db
		.selectFrom('class')
		.innerJoin('teacher', 'teacher.id', 'class.teacher_id')
		.selectAll('class')
		.select('teacher.name as teacher')
		.where('class.deleted_at', 'is', null)
		.where('class.preview_of', 'is', null)
		.where(({ or, eb }) =>
			or([
				eb('class.join_code', '=', code),
				...(assignment ? [eb('class.id', '=', assignment.class_id)] : []),
			]),
		)
		.executeTakeFirst();
	if (!found) return null;
	const { teacher, ...row } = found;
	return { class: row, teacher, assignment: assignment ?? null };
}
