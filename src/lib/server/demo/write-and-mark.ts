import { parseCite, writeWritten } from '../../quiz/kinds/open/written.ts';
import { marksFor, PLAIN_MARKING } from '../../rules/marking.ts';
import { startAttempt } from '../attempts/start-attempt.ts';
import { addMark, knownOf } from '../marking/marks.ts';
import { send } from './send.ts';
import { WRITTEN_ANSWERS } from './written-answers.ts';
import type { Quiz } from '../../quiz/types.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;

/**
 * A few students hand in answers in their own words, and the teacher has begun to mark them.
 * @param teacher id of the owner of the class
 * @param now milliseconds since 1970
 */
export async function writeAndMark(
	database: Database,
	assignment: AssignmentTable,
	teacher: string,
	quiz: Quiz,
	students: readonly StudentTable[],
	now: number,
) {
	for (const [at, student] of students.entries()) {
		const own = quiz.items.flatMap(({ id }) => {
			const found = WRITTEN_ANSWERS[id]?.find(({ by }) => by === student.nickname);
			return found ? [{ item: id, ...found }] : [];
		});
		if (own.length === 0) continue;
		const begun = now - 2 * DAY + at * MINUTE;
		const { attempt } = await startAttempt(database, assignment, student, 0, student.nickname, begun);
		if (!attempt) continue;
		const given = own.map(({ item, text, cites, mark }) => ({
			item,
			mark,
			response: writeWritten({ text, cites: cites.flatMap((name) => parseCite(name) ?? []) }),
		}));
		const events = given.map(
			({ item, response }) => ({ type: 'responded', at: begun, item, response }) as const,
		);
		const all = [...events, { type: 'submitted', at: begun } as const];
		await send(database, assignment, student, attempt.id, at, all, begun + 40 * MINUTE);
		const marker = { id: teacher, isOwner: true };
		for (const { item, response, mark } of given)
			if (mark)
				await addMark(database.db, {
					attempt: attempt.id,
					item,
					response,
					teacher: marker,
					options: PLAIN_MARKING,
					known: knownOf(marksFor([], ''), PLAIN_MARKING, marker, response),
					...mark,
					now: now - DAY,
				});
	}
}
