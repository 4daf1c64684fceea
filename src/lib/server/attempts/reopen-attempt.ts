import { locked, write } from '../database/write.ts';
import { notifyChange } from './changes.ts';
import { loadAttempts } from './load-attempts.ts';
import { releasedTo } from './released-to.ts';
import { rulesAt } from './rules-of.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';

const MINUTE = 60_000;
/** A week. */
export const MOST_MINUTES = 10_080;

/**
 * `handed-in`: the student handed it in, and that is final. `running`: there is nothing to open. `other-running`: the
 * student has begun another attempt at the quiz. `seen`: the student may have seen what was right; ask first.
 */
type ReopenRefusal = 'gone' | 'handed-in' | 'running' | 'other-running' | 'seen';
export type Reopened =
	| { readonly until: number; readonly refused?: never }
	| { readonly refused: ReopenRefusal; readonly until?: never };

interface Asked {
	readonly assignment: AssignmentTable;
	/** Id of the student. */
	readonly student: string;
	/** Id of the attempt. */
	readonly attempt: string;
	readonly minutes: number;
	/** The teacher knows that the student may have seen what was right. */
	readonly sure: boolean;
	/** Milliseconds since 1970. */
	readonly now: number;
}

/**
 * Opens an attempt again whose time ran out: it runs for so many minutes from now, whatever the rules say. Two presses
 * at once open it once.
 * @throws RangeError on minutes that are none
 */
export async function reopenAttempt(database: Database, asked: Asked): Promise<Reopened> {
	const { assignment, attempt: id, minutes, sure, now } = asked;
	if (!Number.isSafeInteger(minutes) || minutes < 1 || minutes > MOST_MINUTES)
		throw new RangeError(`Enter a whole number of minutes from 1 to ${MOST_MINUTES}.`);
	const reopened = await write(database, async (db): Promise<Reopened> => {
		const student = await db
			.selectFrom('student')
			.selectAll()
			.where('id', '=', asked.student)
			.where('class_id', '=', assignment.class_id)
			// The student begins no other attempt meanwhile.
			.$call(locked(database))
			.executeTakeFirst();
		if (!student) return { refused: 'gone' };
		const all = await loadAttempts(db, assignment, student, now);
		const found = all.find(({ row }) => row.id === id);
		if (!found) return { refused: 'gone' };
		if (found.row.handed_in_at !== null) return { refused: 'handed-in' };
		if (found.overSince === null) return { refused: 'running' };
		const same = all.filter(({ row }) => row.place === found.row.place);
		if (same.some(({ overSince }) => overSince === null)) return { refused: 'other-running' };
		const { feedback, keys } = await releasedTo(db, assignment, student, found, now);
		const hasSeen = rulesAt(assignment)(found.row.place).mode === 'graded' && (feedback || keys);
		if (hasSeen && !sure) return { refused: 'seen' };
		const until = now + minutes * MINUTE;
		await db.updateTable('attempt').set({ reopened_until: until }).where('id', '=', id).execute();
		return { until };
	});
	if (reopened.until !== undefined) notifyChange(database, assignment.id);
	return reopened;
}

/** Takes that back: the rules alone say again when the time is over. What was answered meanwhile stays. */
export async function closeAgain(
	database: Database,
	{ assignment, student, attempt }: Pick<Asked, 'assignment' | 'student' | 'attempt'>,
): Promise<void> {
	await database.db
		.updateTable('attempt')
		.set({ reopened_until: null })
		.where('id', '=', attempt)
		.where('student_id', '=', student)
		.where('assignment_id', '=', assignment.id)
		.where('handed_in_at', 'is', null)
		.execute();
	notifyChange(database, assignment.id);
}
