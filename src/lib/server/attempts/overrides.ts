import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { locked } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { notifyChange } from './changes.ts';

/** What the teacher says of a student’s quiz. The last word holds, and replaces what was said before as a whole. */
export interface Decision {
	/** Thousandths of a point; null: what was earned counts. */
	readonly earned: number | null;
	/** For the student to read beside the score: why it was decided, or a comment alone. May be empty. */
	readonly comment: string;
}

/** What was said last. */
interface Said extends Decision {
	/** Milliseconds since 1970. */
	readonly madeAt: number;
}

/** A score decided by the teacher. */
export interface Override extends Decision {
	readonly earned: number;
}

/** The score of a decision as it counts: a question left out since leaves fewer points than were given. */
export const overrideOf = (decision: Decision | undefined, possible: number): Override | null =>
	decision?.earned == null
		? null
		: { earned: Math.min(decision.earned, possible * 1000), comment: decision.comment };

/** UTF-16 units. */
const LONGEST_COMMENT = 500;
/** Thousandths: more points than any quiz is worth, and a whole number that both databases hold. */
const MOST_EARNED = 1_000_000_000;

/**
 * Lets a score count that the teacher has decided, or says something about the one that was earned; what was said before
 * stays as its history. Neither points nor a comment takes it all back.
 * @throws RangeError on points that are none, on a comment that is too long or no plain text, and where the class has
 * no such student or the assignment no such place
 */
export async function setDecision(
	database: Database,
	decision: {
		readonly assignment: AssignmentTable;
		/** Id of the student. */
		readonly student: string;
		readonly place: number;
		/** Milliseconds since 1970. */
		readonly now: number;
	} & Decision,
	once: Once | null = null,
): Promise<void> {
	const { assignment, student, place, earned, comment, now } = decision;
	if (earned !== null && !(Number.isSafeInteger(earned) && earned >= 0 && earned <= MOST_EARNED))
		throw new RangeError(`${earned} is not a whole number of thousandths of a point.`);
	if (comment.length > LONGEST_COMMENT)
		throw new RangeError(`Shorten the comment to ${LONGEST_COMMENT} characters.`);
	// PostgreSQL stores no such character, and nobody types one.
	if (comment.includes('\u0000')) throw new RangeError('Remove the control characters from the comment.');
	await writeOnce(database, once, async (db) => {
		const made_at = Math.max(now, 1 + (await latestOf(database, db, assignment, student, place)));
		await db
			.insertInto('override')
			.values({
				id: newId(now),
				assignment_id: assignment.id,
				student_id: student,
				place,
				earned,
				comment,
				made_at,
			})
			.execute();
	});
	notifyChange(database, assignment.id);
}

/**
 * When the score of a student was last decided; 0: never. Decisions of one student take turns, so that the one made
 * last is the latest, also within a millisecond or after the server's clock was put back.
 */
async function latestOf(
	database: Database,
	db: Db,
	{ id, class_id }: AssignmentTable,
	student: string,
	place: number,
): Promise<number> {
	const found = await db
		.selectFrom('student')
		.select('id')
		.where('id', '=', student)
		.where('class_id', '=', class_id)
		.$call(locked(database))
		.executeTakeFirst();
	if (!found) throw new RangeError('The class has no such student.');
	const quiz = await db
		.selectFrom('assignment_quiz')
		.select('form')
		.where('assignment_id', '=', id)
		.where('place', '=', place)
		.executeTakeFirst();
	if (!quiz) throw new RangeError('The assignment has no such quiz.');
	const row = await db
		.selectFrom('override')
		.select(({ fn }) => fn.max('made_at').as('made_at'))
		.where('assignment_id', '=', id)
		.where('student_id', '=', student)
		.where('place', '=', place)
		.executeTakeFirst();
	return row?.made_at ?? 0;
}

/** The decisions that hold, by `student place`; also those that take everything back, with neither points nor comment. */
export async function latestDecisions(db: Db, assignment: string): Promise<ReadonlyMap<string, Said>> {
	const rows = await db
		.selectFrom('override')
		.selectAll()
		.where('assignment_id', '=', assignment)
		.orderBy('made_at')
		.orderBy('id')
		.execute();
	return new Map(
		rows.map(({ student_id, place, earned, comment, made_at: madeAt }) => [
			`${student_id} ${place}`,
			{ earned, comment, madeAt },
		]),
	);
}
