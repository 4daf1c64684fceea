import { mayRespond, type RespondRefusal } from '../../assign/may-respond.ts';
import { locked, write } from '../database/write.ts';
import { extraOf, handInOf, rulesOf } from './rules-of.ts';
import { isWellFormed, type SentEvent } from './sent-event.ts';
import { notifyChange } from './changes.ts';
import type { Kysely } from 'kysely';
import type { Delivery } from '../../assign/over.ts';
import type { Database } from '../database/engine.ts';
import type { AssignmentTable, AttemptTable, StudentTable, Tables } from '../database/tables.ts';

export type Refusal = RespondRefusal | 'other-attempt' | 'malformed' | 'conflict';

export interface Appended {
	/** Ids of what is committed: now, or before. */
	readonly acknowledged: string[];
	readonly refused: { readonly id: string; readonly because: Refusal }[];
}

/** Of one attempt: a whole evening of changing one's mind is a tenth of it. */
const MOST_EVENTS = 5_000;
/** At once. */
const MOST_SENT = 500;

/**
 * Stores what a device sends, each event once, however often it is sent and in whatever order it comes. What is
 * acknowledged is committed; what is refused is told why and changes nothing.
 * @param now milliseconds since 1970, by the server's clock: it decides what is in time
 */
export async function appendEvents(
	database: Database,
	assignment: AssignmentTable,
	student: StudentTable,
	attemptId: string,
	events: readonly SentEvent[],
	now: number,
): Promise<Appended> {
	const appended = await write(database, async (db) => {
		// Two devices that send at once take turns: arrivals are counted, and of two hand-ins one is first.
		const row = await db
			.selectFrom('attempt')
			.selectAll()
			.where('id', '=', attemptId)
			.where('student_id', '=', student.id)
			.where('assignment_id', '=', assignment.id)
			.$call(locked(database))
			.executeTakeFirst();
		return row ? append(db, assignment, student, row, events, now) : refuseAll(events, 'other-attempt');
	});
	if (appended.acknowledged.length > 0) notifyChange(database, assignment.id);
	return appended;
}

async function append(
	db: Kysely<Tables>,
	assignment: AssignmentTable,
	student: StudentTable,
	row: AttemptTable,
	events: readonly SentEvent[],
	now: number,
): Promise<Appended> {
	const sent = events.slice(0, MOST_SENT);
	const { stored, places, arrival } = await knownOf(db, row.id, sent);
	const rules = rulesOf(assignment);
	const extra = extraOf(student);
	let handIn = handInOf(row);
	const taken: { readonly sent: SentEvent; readonly arrival: number }[] = [];
	const acknowledged: string[] = [];
	const refused: { id: string; because: Refusal }[] = [];
	const refuse = (id: string, because: Refusal) => refused.push({ id, because });

	for (const one of sent) {
		const { id, device, sequence, event } = one;
		const owner = stored.get(id);
		const place = `${device} ${sequence}`;
		if (owner !== undefined) {
			if (owner === row.id) acknowledged.push(id);
			else refuse(id, 'conflict');
			continue;
		}
		if (!isWellFormed(one) || arrival + taken.length >= MOST_EVENTS) {
			refuse(id, 'malformed');
			continue;
		}
		if (places.has(place)) {
			refuse(id, 'conflict');
			continue;
		}
		const delivery: Delivery = { receivedAt: now, device, sequence };
		const may = mayRespond(rules, extra, { startedAt: row.started_at, handIn }, delivery);
		if (!may.may) {
			refuse(id, may.because);
			continue;
		}
		taken.push({ sent: one, arrival: arrival + taken.length + 1 });
		stored.set(id, row.id);
		places.add(place);
		acknowledged.push(id);
		if (event.type === 'submitted') handIn = delivery;
	}
	for (const { id } of events.slice(MOST_SENT)) refuse(id, 'malformed');
	await store(db, row, taken, now);
	if (handIn && row.handed_in_at === null) {
		const { receivedAt: handed_in_at, device: handed_in_device, sequence: handed_in_sequence } = handIn;
		await db
			.updateTable('attempt')
			.set({ handed_in_at, handed_in_device, handed_in_sequence })
			.where('id', '=', row.id)
			.execute();
	}
	return { acknowledged, refused };
}

/** What is stored already: of these ids, whose they are; of this attempt, which numbers of which device. */
async function knownOf(db: Kysely<Tables>, attempt: string, sent: readonly SentEvent[]) {
	const ids = sent.map(({ id }) => id);
	const found = await db
		.selectFrom('attempt_event')
		.select(['id', 'attempt_id'])
		.where('id', 'in', ids.length > 0 ? ids : [''])
		.execute();
	const own = await db
		.selectFrom('attempt_event')
		.select(['device', 'sequence', 'arrival'])
		.where('attempt_id', '=', attempt)
		.execute();
	return {
		stored: new Map(found.map(({ id, attempt_id }) => [id, attempt_id])),
		places: new Set(own.map(({ device, sequence }) => `${device} ${sequence}`)),
		arrival: Math.max(0, ...own.map(({ arrival }) => arrival)),
	};
}

async function store(
	db: Kysely<Tables>,
	{ id: attempt_id }: AttemptTable,
	taken: readonly { readonly sent: SentEvent; readonly arrival: number }[],
	received_at: number,
) {
	if (taken.length === 0) return;
	await db
		.insertInto('attempt_event')
		.values(
			taken.map(({ sent: { id, device, sequence, event }, arrival }) => ({
				id,
				attempt_id,
				device,
				sequence,
				body: JSON.stringify(event),
				received_at,
				arrival,
			})),
		)
		.execute();
}

const refuseAll = (events: readonly SentEvent[], because: Refusal): Appended => ({
	acknowledged: [],
	refused: events.map(({ id }) => ({ id, because })),
});
