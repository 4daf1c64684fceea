import type { ExtraTime } from '../../rules/deadline.ts';
import { overSince } from '../../rules/over.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { loadAll } from './load-attempts.ts';
import { releasedTo } from './released-to.ts';
import { extraOf, rulesAt } from './rules-of.ts';

/**
 * Who could go on, after a change of dates or times, with a graded attempt that ran out of time and of which they may
 * have seen since how right it was: all its answers would be open to be changed. A teacher is asked before that.
 * @param after the rules by place, and each student's extra time, as they would be
 * @param now milliseconds since 1970
 */
export async function runsAgain(
	db: Db,
	assignment: AssignmentTable,
	students: readonly StudentTable[],
	after: { readonly rules?: (place: number) => AssignmentRules; readonly extra?: ExtraTime },
	now: number,
): Promise<StudentTable[]> {
	const before = rulesAt(assignment);
	const found = new Set<StudentTable>();
	for (const loaded of await loadAll(db, assignment, students, now)) {
		const student = students.find(({ id }) => id === loaded.row.student_id);
		if (!student || loaded.overSince === null) continue;
		const { place } = loaded.row;
		if (before(place).mode === 'practice') continue;
		const extra = after.extra ?? extraOf(student, assignment);
		if (overSince((after.rules ?? before)(place), extra, loaded.delivered, now) !== null) continue;
		const released = await releasedTo(db, assignment, student, loaded, now);
		if (released.feedback || released.keys) found.add(student);
	}
	return [...found];
}
