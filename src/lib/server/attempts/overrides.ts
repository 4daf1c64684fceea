import { newId } from '../new-id.ts';
import { notifyChange } from './changes.ts';
import type { Kysely } from 'kysely';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable, Tables } from '../database/tables.ts';

/** A score decided by the teacher. */
export interface Override {
	/** Thousandths of a point. */
	readonly earned: number;
	readonly comment: string;
}

/** UTF-16 units. */
export const LONGEST_COMMENT = 500;

/**
 * Lets a score count that the teacher has decided; what was decided before stays as its history.
 * @param earned thousandths of a point; null takes the decision back
 * @throws RangeError on points below 0 and on a comment that is too long
 */
export async function setOverride(
	database: Database,
	decision: {
		readonly assignment: AssignmentTable;
		/** Id of the student. */
		readonly student: string;
		readonly place: number;
		readonly earned: number | null;
		readonly comment: string;
		/** Milliseconds since 1970. */
		readonly now: number;
	},
): Promise<void> {
	const { assignment, student, place, earned, comment, now } = decision;
	if (earned !== null && !(Number.isSafeInteger(earned) && earned >= 0))
		throw new RangeError(`${earned} is no number of thousandths of a point.`);
	if (comment.length > LONGEST_COMMENT)
		throw new RangeError(`Shorten the comment to ${LONGEST_COMMENT} characters.`);
	await database.db
		.insertInto('override')
		.values({
			id: newId(now),
			assignment_id: assignment.id,
			student_id: student,
			place,
			earned,
			comment,
			made_at: now,
		})
		.execute();
	notifyChange(database, assignment.id);
}

/** The decisions that hold, by `student place`. */
export async function latestOverrides(
	db: Kysely<Tables>,
	assignment: string,
): Promise<ReadonlyMap<string, Override>> {
	const rows = await db
		.selectFrom('override')
		.selectAll()
		.where('assignment_id', '=', assignment)
		.orderBy('made_at')
		.orderBy('id')
		.execute();
	const found = new Map<string, Override>();
	for (const { student_id, place, earned, comment } of rows) {
		const key = `${student_id} ${place}`;
		if (earned === null) found.delete(key);
		else found.set(key, { earned, comment });
	}
	return found;
}
