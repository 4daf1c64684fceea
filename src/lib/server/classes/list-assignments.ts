import { endFor, NO_EXTRA } from '../../rules/deadline.ts';
import { dueWords } from '../../words/due-words.ts';
import { assignmentsOf } from '../assignments/assignments.ts';
import { rulesOf } from '../attempts/rules-of.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables.ts';

export interface ListedAssignment {
	readonly id: string;
	readonly title: string;
	/** In words, and in the zone it was given in; null when it is never due. */
	readonly due: string | null;
	readonly state: 'opens-later' | 'open' | 'over';
}

/** What was assigned to a class, the newest first. @param now milliseconds since 1970 */
export async function listAssignments(db: Db, classId: string, now: number): Promise<ListedAssignment[]> {
	const rows = await assignmentsOf(db, classId);
	return rows.map((row) => listed(row, now));
}

function listed(row: AssignmentTable, now: number): ListedAssignment {
	const { id, title } = row;
	const rules = rulesOf(row);
	const due = rules.dueAt === null ? null : dueWords(rules.dueAt, rules.timeZone, now);
	if (rules.opensAt !== null && rules.opensAt > now) return { id, title, due, state: 'opens-later' };
	const end = endFor(rules, NO_EXTRA);
	return { id, title, due, state: end !== null && end <= now ? 'over' : 'open' };
}
