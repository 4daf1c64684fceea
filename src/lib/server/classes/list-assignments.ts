import type { Kysely } from 'kysely';
import { dueWords } from '../../words/due-words.ts';
import { endFor, NO_EXTRA } from '../../rules/deadline.ts';
import { rulesOf } from '../attempts/rules-of.ts';
import type { AssignmentTable, Tables } from '../database/tables.ts';

export interface ListedAssignment {
	readonly id: string;
	readonly title: string;
	/** In words, and in the zone it was given in; null when it is never due. */
	readonly due: string | null;
	readonly state: 'opens-later' | 'open' | 'over';
}

/** What was assigned to a class, the newest first. @param now milliseconds since 1970 */
export async function listAssignments(
	db: Kysely<Tables>,
	classId: string,
	now: number,
): Promise<ListedAssignment[]> {
	const rows = await db
		.selectFrom('assignment')
		.selectAll()
		.where('class_id', '=', classId)
		.where('deleted_at', 'is', null)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.execute();
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
