import { randomBytes } from 'node:crypto';
import { endFor, NO_EXTRA } from '../../rules/deadline.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { deviceHash } from '../access/authorize.ts';
import { rulesOf } from '../attempts/rules-of.ts';
import { newStudent } from '../classes/add-students.ts';
import { freshJoinCode, freshResumeCodes } from '../classes/fresh-code.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import { write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Limit } from '../throttle.ts';
import { copyRows } from './copy-assignment.ts';
import { laterWeeks } from './later-weeks.ts';

const DAY_MS = 86_400_000;
/** Each is a class, for a day. */
export const PREVIEWS: Limit = { name: 'preview', most: 60, withinMs: 3_600_000 };

export interface Preview {
	/** Of the hidden class and of the assignment in it. */
	readonly classId: string;
	readonly assignment: string;
	/** Of the device, as students have one. */
	readonly secret: string;
}

/**
 * Makes an assignment that its teacher takes as a student does: with the same rules and the very same quizzes, in a class
 * of its own that is on no list. So nothing of it is in any count, list or export of the class. It is deleted after a
 * day, and in place of one there was before.
 * @param isOpened whether it can be taken although the dates do not allow it
 * @param now milliseconds since 1970
 */
export function makePreview(
	database: Database,
	own: ClassTable,
	assignment: AssignmentTable,
	teacher: string,
	isOpened: boolean,
	now: number,
): Promise<Preview> {
	return write(database, async (db) => {
		await erase(db, assignment.id, teacher);
		const classId = newId(now);
		await db
			.insertInto('class')
			.values({
				...own,
				id: classId,
				teacher_id: teacher,
				preview_of: assignment.id,
				join_code: await freshJoinCode(db),
				created_at: now,
				ends_at: now + DAY_MS,
				kept_days: 0,
				archived_at: null,
				deleted_at: null,
			})
			.execute();
		const rules = rulesOf(assignment);
		const copy = await copyRows(
			db,
			assignment,
			{
				classId,
				title: assignment.title,
				rules: isOpened ? openedRules(rules, now) : rules,
				liveScores: false,
			},
			now,
		);
		const [code] = await freshResumeCodes(database, db, classId, 1);
		if (!code) throw new Error('Couldn’t create a code.');
		const student = { ...newStudent(classId, 'Preview', code.sealed, now), joined_at: now };
		await db.insertInto('student').values(student).execute();
		const secret = randomBytes(32).toString('base64url');
		await db
			.insertInto('student_device')
			.values({ hash: deviceHash(secret), student_id: student.id, created_at: now })
			.execute();
		return { classId, assignment: copy, secret };
	});
}

/** What a teacher has previewed of an assignment is gone, with all they answered. @returns ids of the hidden classes */
export const endPreview = (database: Database, assignment: string, teacher: string): Promise<string[]> =>
	write(database, (db) => erase(db, assignment, teacher));

async function erase(db: Db, assignment: string, teacher: string): Promise<string[]> {
	const gone = await db
		.deleteFrom('class')
		.where('preview_of', '=', assignment)
		.where('teacher_id', '=', teacher)
		.returning('id')
		.execute();
	return gone.map(({ id }) => id);
}

/** Whether a student can begin by these dates. */
export function isOpenAt(rules: AssignmentRules, now: number): boolean {
	const end = endFor(rules, NO_EXTRA);
	return (rules.opensAt === null || rules.opensAt <= now) && (end === null || end > now);
}

const openedRules = (rules: AssignmentRules, now: number): AssignmentRules => ({
	...laterWeeks(rules, now),
	opensAt: null,
});
