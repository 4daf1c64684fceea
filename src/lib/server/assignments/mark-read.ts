import { parseRoad, roadText, walk } from '../../quiz/case/walk.ts';
import { notifyChange } from '../attempts/changes.ts';
import { readStop } from '../attempts/plan-states.ts';
import { planOf } from '../attempts/rules-of.ts';
import type { Case } from '../../quiz/case/types.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';

/** What a page says was come to the end of, as it came. */
export interface SaidRead {
	/** Its name in the plan. */
	readonly stop: unknown;
	/** Of a case: what was decided. */
	readonly road?: unknown;
}

/**
 * Notes that a student has read a text of their path to its end, or decided a case; the first time is what counts. Points
 * are counted here, whatever a page may have shown.
 * @param casesOf the cases of a module, as they are now
 * @param now milliseconds since 1970
 * @returns false where the plan has no such text, or the case no such road: nothing is noted
 */
export async function markRead(
	database: Database,
	assignment: AssignmentTable,
	student: Pick<StudentTable, 'id'>,
	{ stop, road }: SaidRead,
	casesOf: (module: string) => readonly Case[],
	now: number,
): Promise<boolean> {
	const plan = planOf(assignment);
	const there = plan && typeof stop === 'string' ? readStop(plan, stop) : null;
	if (!plan || typeof stop !== 'string' || !there) return false;
	const decided = there.kind === 'case' ? decidedIn(casesOf(plan.module), there.id, road) : NOTHING_DECIDED;
	if (!decided) return false;
	await database.db
		.insertInto('stop_read')
		.values({ assignment_id: assignment.id, student_id: student.id, stop, read_at: now, ...decided })
		.onConflict((taken) => taken.doNothing())
		.execute();
	notifyChange(database, assignment.id);
	return true;
}

const NOTHING_DECIDED = { road: null, earned: null, possible: null };

/** Null unless the road leads through all of the case. */
function decidedIn(cases: readonly Case[], id: string, text: unknown) {
	const one = cases.find((each) => each.id === id);
	const road = one && parseRoad(one, text);
	const walked = one && road ? walk(one, road) : null;
	if (!road || !walked || walked.next) return null;
	return { road: roadText(road), earned: walked.earned, possible: walked.possible };
}
