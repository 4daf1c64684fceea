import { randomUUID } from 'node:crypto';
import { appendEvents } from '../attempts/append-events.ts';
import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';

/** What a student does, from a device of their own. @param now milliseconds since 1970, when it comes to the server */
export async function send(
	database: Database,
	assignment: AssignmentTable,
	student: StudentTable,
	attempt: string,
	device: number,
	events: readonly AttemptEvent[],
	now: number,
) {
	const sent = events.map((event, index) => ({
		id: randomUUID(),
		device: `demo-${device}`,
		sequence: index + 1,
		event,
	}));
	await appendEvents(database, assignment, student, attempt, sent, now);
}
