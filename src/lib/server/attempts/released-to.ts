import { classEnd, release, type Released } from '../../rules/release.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import type { LoadedAttempt } from './load-attempts.ts';
import { extraOf, givenTo, rulesAt } from './rules-of.ts';

/**
 * What a student may see of an attempt now. “After the due date” waits for everybody in the class who has extra
 * time.
 * @param now milliseconds since 1970
 */
export async function releasedTo(
	db: Db,
	assignment: AssignmentTable,
	student: StudentTable,
	loaded: LoadedAttempt,
	now: number,
): Promise<Released> {
	const own = Object.keys(givenTo(assignment).own);
	const others = await db
		.selectFrom('student')
		.select(['id', 'extra_percent', 'extra_minutes'])
		.where('class_id', '=', assignment.class_id)
		.where('removed_at', 'is', null)
		.where((is) =>
			is.or([
				is('extra_percent', '>', 0),
				is('extra_minutes', '>', 0),
				...(own.length > 0 ? [is('id', 'in', own)] : []),
			]),
		)
		.execute();
	const rules = rulesAt(assignment)(loaded.row.place);
	const extra = extraOf(student, assignment);
	return release(
		rules,
		extra,
		loaded.delivered,
		classEnd(rules, [extra, ...others.map((other) => extraOf(other, assignment))]),
		now,
	);
}
