import type { AttemptEvent } from '../../quiz/attempt.ts';
import type { SentEvent } from '../../wire/batch.ts';
import { isArchived } from '../classes/is-archived.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { locked, write } from '../database/write.ts';
import { takeTurn, type Limit } from '../throttle.ts';
import { notifyChange } from './changes.ts';
import { judge, roomIn, type Refusal } from './judge.ts';
import { enter, openLedger, type Ledger } from './ledger.ts';
import { extraOf, rulesAt } from './rules-of.ts';
import { idOf, parseSentEvent } from './sent-event.ts';

export interface Appended {
	/** Ids of what is committed: now, or before. */
	readonly acknowledged: string[];
	readonly refused: { readonly id: string; readonly because: Refusal }[];
	/** Far more than a person does in a minute: nothing was looked at, and all of it can be sent again later. */
	readonly isTooMuch: boolean;
	/** How many more changes the attempt takes; null while that need not be said. */
	readonly room: number | null;
}

/** At once. */
const MOST_SENT = 500;
/** Batches of one student: twenty a second, for a minute. */
const BATCHES: Limit = { name: 'events', most: 1_200, withinMs: 60_000 };

/**
 * Stores what a device sends, each event once, however often it is sent and in whatever order it comes. What is
 * acknowledged is committed; what is refused is told why and changes nothing. Both are in the order of sending; of
 * what has no id nothing is said.
 * @param sent events as they came: their shape and size are looked at here, and nowhere else
 * @param now milliseconds since 1970, by the server's clock: it decides what is in time
 * @param inIds says in the quiz's own ids what an event says in the names of a page
 */
export async function appendEvents(
	database: Database,
	assignment: AssignmentTable,
	student: StudentTable,
	attemptId: string,
	sent: readonly unknown[],
	now: number,
	inIds?: (event: AttemptEvent) => AttemptEvent,
): Promise<Appended> {
	const events = sent.map((event, at) => (at < MOST_SENT ? parseSentEvent(event, inIds) : null));
	const work = () => append(database, assignment, student, attemptId, events, now);
	const done = await work().catch((error: unknown) => {
		if (!isTaken(error)) throw error;
		// Another attempt has stored one of these ids this moment; now it is there to be seen.
		return work();
	});
	const appended: Appended = {
		acknowledged: [],
		refused: [],
		isTooMuch: done === null,
		room: done?.room ?? null,
	};
	if (done === null) return appended;
	for (const [at, event] of sent.entries()) {
		const id = idOf(event);
		if (id === null) continue;
		const because = done.verdicts[at];
		if (because) appended.refused.push({ id, because });
		else appended.acknowledged.push(id);
	}
	if (appended.acknowledged.length > 0) notifyChange(database, assignment.id);
	return appended;
}

/** @returns for each event why it is refused, null when it is stored; null in all when too much is sent */
function append(
	database: Database,
	assignment: AssignmentTable,
	student: StudentTable,
	attemptId: string,
	events: readonly (SentEvent | null)[],
	now: number,
): Promise<{ readonly verdicts: readonly (Refusal | null)[]; readonly room: number | null } | null> {
	return write(database, async (db) => {
		// Here, where it is no write of its own.
		if ('waitMs' in (await takeTurn(db, [[[BATCHES, student.id]]], now))) return null;
		// Two devices that send at once take turns: arrivals are counted, and of two hand-ins one is first.
		const attempt = await db
			.selectFrom('attempt')
			.selectAll()
			.where('id', '=', attemptId)
			.where('student_id', '=', student.id)
			.where('assignment_id', '=', assignment.id)
			.$call(locked(database))
			.executeTakeFirst();
		if (!attempt) return { verdicts: events.map(() => 'other-attempt'), room: null };
		const ledger = await openLedger(
			db,
			attempt,
			events.flatMap((event) => event?.id ?? []),
		);
		// The rules of this moment, and not those of the request's first line: its body may have been long on its way.
		const given = await db
			.selectFrom('assignment')
			.selectAll()
			.where('id', '=', assignment.id)
			.executeTakeFirst();
		const who = await db.selectFrom('student').selectAll().where('id', '=', student.id).executeTakeFirst();
		const isOver = await isArchived(db, assignment.class_id);
		const rules = rulesAt(given ?? assignment)(attempt.place);
		const extra = extraOf(who ?? student, given ?? assignment);
		const verdicts: (Refusal | null)[] = events.map(() => 'malformed');
		const rows: EventRow[] = [];
		for (const { event, at } of byNumber(events)) {
			const owner = ledger.stored.get(event.id);
			if (owner !== undefined) {
				verdicts[at] = owner === attempt.id ? null : 'conflict';
				continue;
			}
			const because = isOver ? 'archived' : judge(ledger, rules, extra, event, now);
			verdicts[at] = because;
			if (!because) rows.push({ event, arrival: enter(ledger, event, now) });
		}
		await store(db, ledger, rows, now);
		return { verdicts, room: roomIn(ledger) };
	});
}

interface EventRow {
	readonly event: SentEvent;
	readonly arrival: number;
}

/** Those of each device in the order of its count: what comes together needs no luck with its order. */
function byNumber(events: readonly (SentEvent | null)[]) {
	const sent = events.flatMap((event, at) => (event ? [{ event, at }] : []));
	const devices = Map.groupBy(sent, ({ event }) => event.device);
	return [...devices.values()].flatMap((own) => own.sort((a, b) => a.event.sequence - b.event.sequence));
}

async function store(db: Db, { attempt, handIn }: Ledger, rows: readonly EventRow[], received_at: number) {
	if (rows.length === 0) return;
	await db
		.insertInto('attempt_event')
		.values(
			rows.map(({ event: { id, device, sequence, event }, arrival }) => ({
				id,
				attempt_id: attempt.id,
				device,
				sequence,
				body: JSON.stringify(event),
				received_at,
				arrival,
			})),
		)
		.execute();
	if (!handIn || attempt.handed_in_at !== null) return;
	await db
		.updateTable('attempt')
		.set({
			handed_in_at: handIn.receivedAt,
			handed_in_device: handIn.device,
			handed_in_sequence: handIn.sequence,
		})
		.where('id', '=', attempt.id)
		.execute();
}

/** PostgreSQL's code for what may be there once. In SQLite nobody else writes meanwhile. */
const isTaken = (error: unknown) => error instanceof Error && 'code' in error && error.code === '23505';
