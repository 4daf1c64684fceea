import type { Kysely } from 'kysely';
import { dueWords } from '../../words/due-words.ts';
import { parseRules } from '../../rules/parse-rules.ts';
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

function listed({ id, title, rules: written }: AssignmentTable, now: number): ListedAssignment {
	const { rules } = parseRules(JSON.parse(written));
	if (!rules) return { id, title, due: null, state: 'open' };
	const due = rules.dueAt === null ? null : dueWords(rules.dueAt, rules.timeZone, now);
	if (rules.opensAt !== null && rules.opensAt > now) return { id, title, due, state: 'opens-later' };
	const end = rules.latePolicy === 'refuse' ? rules.dueAt : rules.closesAt;
	return { id, title, due, state: end !== null && end <= now ? 'over' : 'open' };
}
