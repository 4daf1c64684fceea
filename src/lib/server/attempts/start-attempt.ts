import type { AttemptEvent, AttemptOptions } from '../../quiz/attempt.ts';
import { shuffle } from '../../quiz/shuffle.ts';
import { mayStart, type StartRefusal } from '../../rules/permission.ts';
import { attemptOptions } from '../../rules/rules.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { AttemptTable } from '../database/tables/attempts.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { locked } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { notifyChange } from './changes.ts';
import { isArchived } from '../classes/is-archived.ts';
import { loadAttempts } from './load-attempts.ts';
import { formFor } from './quiz-at.ts';
import { wayOf } from './plan-states.ts';
import { extraOf, planOf, rulesAt } from './rules-of.ts';
import { SERVER } from './sent-event.ts';

/** At one quiz of an assignment, where the rules set no limit: one a day for a month or two. */
export const MOST_ATTEMPTS = 50;

export type Started =
	| { readonly attempt: AttemptTable; readonly refused?: never }
	/** `archived`: the class is there to be read alone. */
	| { readonly refused: StartRefusal | 'no-quiz' | 'archived'; readonly attempt?: never };

/**
 * Begins an attempt, or gives back the one under way: of fifty who ask at once for the same student, on however many
 * processes, all get the same one.
 * @param seed decides the orders
 * @param now milliseconds since 1970
 */
export async function startAttempt(
	database: Database,
	assignment: AssignmentTable,
	student: StudentTable,
	place: number,
	seed: string,
	now: number,
	once: Once | null = null,
): Promise<Started> {
	const started = await writeOnce(database, once, async (db): Promise<Started> => {
		// Whoever comes second waits here, and then finds what the first has begun.
		const present = await db
			.selectFrom('student')
			.selectAll()
			.where('id', '=', student.id)
			.where('removed_at', 'is', null)
			.$call(locked(database))
			.executeTakeFirst();
		const current = await standing(database, db, assignment);
		const quiz = present && current && (await formFor(database, db, current, place, present));
		if (!present || !current || !quiz) return { refused: 'no-quiz' };
		const begun = await loadAttempts(db, current, present, now, { place });
		const running = begun.find(({ overSince }) => overSince === null);
		if (running) return { attempt: running.row };
		if (await isArchived(db, current.class_id)) return { refused: 'archived' };
		const rules = rulesAt(current)(place);
		const may = mayStart(
			rules,
			extraOf(present, current),
			begun.map(({ delivered }) => delivered),
			now,
		);
		if (!may.may) return { refused: may.because };
		if (begun.length >= MOST_ATTEMPTS) return { refused: 'no-attempts-left' };
		if (await isLocked(db, current, present, place, now)) return { refused: 'stops-first' };

		const last = Math.max(0, ...begun.map(({ row }) => row.number));
		const attempt: AttemptTable = {
			id: newId(now),
			assignment_id: assignment.id,
			student_id: present.id,
			place,
			number: last + 1,
			form: quiz.form,
			version_hash: quiz.hash,
			seed,
			started_at: now,
			handed_in_at: null,
			handed_in_device: null,
			handed_in_sequence: null,
			reopened_until: null,
		};
		const items = quiz.version.quiz.items.map(({ id }) => id);
		await begin(db, attempt, items, attemptOptions(rules));
		return { attempt };
	});
	if (started.attempt) notifyChange(database, assignment.id);
	return started;
}

/** Whether a test waits for the stops before it. */
async function isLocked(
	db: Db,
	assignment: AssignmentTable,
	student: StudentTable,
	place: number,
	now: number,
): Promise<boolean> {
	const plan = planOf(assignment);
	if (!plan?.test?.isLast || plan.test.place !== place) return false;
	return (await wayOf(db, assignment, plan, student, now)).states.at(-1) === 'locked';
}

/** Stores an attempt, and its first event: in which order its items come. */
async function begin(db: Db, attempt: AttemptTable, items: readonly string[], options: AttemptOptions) {
	const { seed, started_at: now } = attempt;
	await db.insertInto('attempt').values(attempt).execute();
	const order = options.shuffle ? shuffle(items, seed) : items;
	const event: AttemptEvent = { type: 'started', at: now, seed, order, options };
	await db
		.insertInto('attempt_event')
		.values({
			id: newId(now),
			attempt_id: attempt.id,
			device: SERVER,
			sequence: 0,
			body: JSON.stringify(event),
			received_at: now,
			arrival: 1,
		})
		.execute();
}

/** The assignment as it stands now: until this is done nobody moves it to another version of a quiz. */
const standing = ({ engine }: Database, db: Db, { id }: AssignmentTable) =>
	db
		.selectFrom('assignment')
		.selectAll()
		.where('id', '=', id)
		.where('deleted_at', 'is', null)
		// Weak: it keeps away who locks the row, not another student who starts.
		.$if(engine === 'postgres', (query) => query.forKeyShare())
		.executeTakeFirst();
