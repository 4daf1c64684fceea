import { notifyChange } from '../attempts/changes.ts';
import { isRead } from '../attempts/plan-states.ts';
import { planOf } from '../attempts/rules-of.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable, StudentTable } from '../database/tables.ts';

/**
 * Notes that a student has read a text of their path to its end; once is enough.
 * @param stop its name in the plan, as it came
 * @param now milliseconds since 1970
 * @returns false where the plan has no such text: nothing is noted
 */
export async function markRead(
	database: Database,
	assignment: AssignmentTable,
	student: Pick<StudentTable, 'id'>,
	stop: unknown,
	now: number,
): Promise<boolean> {
	const plan = planOf(assignment);
	if (!plan || typeof stop !== 'string' || !isRead(plan, stop)) return false;
	await database.db
		.insertInto('stop_read')
		.values({ assignment_id: assignment.id, student_id: student.id, stop, read_at: now })
		.onConflict((taken) => taken.doNothing())
		.execute();
	notifyChange(database, assignment.id);
	return true;
}
