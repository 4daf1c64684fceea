import { error } from '@sveltejs/kit';
import { dueFor, handsInBy } from '../../rules/deadline.ts';
import type { Times } from '../../wire/assigned-view.ts';
import { dueWords } from '../../words/due-words.ts';
import { NOTHING_HERE } from '../../words/refusals.ts';
import { lateRule } from '../../words/rule-words.ts';
import type { Wanted } from '../attempts/attempt-rows.ts';
import { loadAttempts, type LoadedAttempt } from '../attempts/load-attempts.ts';
import { extraOf, rulesAt } from '../attempts/rules-of.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { AttemptTable } from '../database/tables/attempts.ts';
import type { StudentTable } from '../database/tables/classes.ts';

/** What a request of a student works on. */
export interface Taken {
	readonly database: Database;
	readonly assignment: AssignmentTable;
	readonly student: StudentTable;
	readonly place: number;
	/** Milliseconds since 1970. */
	readonly now: number;
}

const PLACE = /^(0|[1-9]\d{0,2})$/;

/** @throws 404 when the address names no place */
export function takenOf(locals: App.Locals, params: Readonly<Record<string, string | undefined>>): Taken {
	const { assignment, student } = locals.granted;
	const place = params.place ?? '0';
	// The first two cannot fail on a route that is listed for students.
	if (!assignment || !student || !PLACE.test(place)) error(404, NOTHING_HERE.orNotYours);
	return { database: locals.state.database, assignment, student, place: Number(place), now: Date.now() };
}

/** The student's attempts at one quiz, oldest first. */
export const attemptsAt = (
	{ database, assignment, student, place, now }: Taken,
	wanted: Pick<Wanted, 'attempt'> = {},
): Promise<LoadedAttempt[]> => loadAttempts(database.db, assignment, student, now, { ...wanted, place });

/** Whether an attempt that is none of the student's is somebody else's: one who was on this device before. */
export async function isAnothers({ database, student }: Taken, attempt: string): Promise<boolean> {
	const row = await database.db
		.selectFrom('attempt')
		.select('student_id')
		.where('id', '=', attempt)
		.executeTakeFirst();
	return row !== undefined && row.student_id !== student.id;
}

export const addressOf = ({ assignment, place }: Pick<Taken, 'assignment' | 'place'>) =>
	`/assignments/${assignment.id}/${place}`;
export const resultsOf = (taken: Pick<Taken, 'assignment' | 'place'>) => `${addressOf(taken)}/results`;
export const homeOf = ({ assignment }: Pick<Taken, 'assignment'>) => `/assignments/${assignment.id}`;

/** What the rules say now of a student's time; said with every answer, since a teacher may change them at any moment. */
export function timesOf({ assignment, student, place, now }: Taken, row: AttemptTable | null): Times {
	const rules = rulesAt(assignment)(place);
	const extra = extraOf(student, assignment);
	const dueAt = dueFor(rules, extra);
	return {
		now,
		dueAt,
		due: dueAt === null ? null : dueWords(dueAt, rules.timeZone, now),
		handsInBy: row && handsInBy(rules, extra, row.started_at, row.reopened_until),
		lateRule: lateRule(rules, extra, now),
	};
}
