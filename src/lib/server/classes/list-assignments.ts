import { endFor, NO_EXTRA } from '../../rules/deadline.ts';
import { dueWords } from '../../words/due-words.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { assignmentsOf } from '../assignments/assignments.ts';
import { progressOf, type Progress } from '../assignments/progress.ts';
import { rulesOf } from '../attempts/rules-of.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';

export interface ListedAssignment {
	readonly id: string;
	readonly title: string;
	/** In words, and in the zone it was given in; null when it is never due. */
	readonly due: string | null;
	/** How many students it was given to, and how many of them have done all of it. */
	readonly students: number;
	readonly done: number;
	/** Whether a module was assigned as one. */
	readonly isPath: boolean;
	readonly mode: AssignmentRules['mode'];
	readonly state: 'opens-later' | 'open' | 'over';
}

/** What was assigned to a class, the newest first. @param now milliseconds since 1970 */
export async function listAssignments(db: Db, classId: string, now: number): Promise<ListedAssignment[]> {
	const rows = await assignmentsOf(db, classId);
	const progress = await progressOf(db, classId, rows, now);
	return rows.map((row) => listed(row, progress.get(row.id), now));
}

function listed(row: AssignmentTable, progress: Progress | undefined, now: number): ListedAssignment {
	const { id, title } = row;
	const { students = 0, done = 0 } = progress ?? {};
	const rules = rulesOf(row);
	const { mode, dueAt, timeZone, opensAt } = rules;
	const due = dueAt === null ? null : dueWords(dueAt, timeZone, now);
	const end = endFor(rules, NO_EXTRA);
	const isOver = end !== null && end <= now;
	const state = opensAt !== null && opensAt > now ? 'opens-later' : isOver ? 'over' : 'open';
	return { id, title, due, students, done, isPath: row.plan !== null, mode, state };
}
