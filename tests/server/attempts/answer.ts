import { randomUUID } from 'node:crypto';
import { inSequence } from '../../../src/lib/server/attempts/result-of.ts';
import { startAttempt } from '../../../src/lib/server/attempts/start-attempt.ts';
import type { SentEvent } from '../../../src/lib/wire/batch.ts';
import type { AttemptEvent } from '../../../src/lib/quiz/attempt.ts';
import type { Database } from '../../../src/lib/server/database/engine.ts';
import type { School } from '../school.ts';

/** The rows themselves, as `authorize` grants them. */
export async function rowsOf({ db }: Database, school: School, at = 0) {
	const student = school.students[at];
	return {
		assignment: await db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', school.assignment)
			.executeTakeFirstOrThrow(),
		student: await db
			.selectFrom('student')
			.selectAll()
			.where('id', '=', student?.id ?? '')
			.executeTakeFirstOrThrow(),
	};
}

/** An attempt that has just begun. */
export async function begin(database: Database, school: School, now: number, at = 0, seed = 'seed') {
	const rows = await rowsOf(database, school, at);
	const { attempt, refused } = await startAttempt(database, rows.assignment, rows.student, 0, seed, now);
	if (!attempt) throw new Error(refused);
	return { ...rows, attempt };
}

/** A device that numbers what it sends. */
export function makeDevice(device: string, now: number) {
	let sequence = 0;
	const make = (event: AttemptEvent): SentEvent => {
		sequence += 1;
		return { id: randomUUID(), device, sequence, event };
	};
	return {
		respond: (item: string, ...response: string[]) => make({ type: 'responded', at: now, item, response }),
		submit: () => make({ type: 'submitted', at: now }),
		make,
	};
}

/** What is stored of an attempt, in the order in which it happened. */
export async function storedEvents({ db }: Database, attempt: string): Promise<AttemptEvent[]> {
	const rows = await db.selectFrom('attempt_event').selectAll().where('attempt_id', '=', attempt).execute();
	return inSequence(rows).map(({ body }) => JSON.parse(body) as AttemptEvent);
}
