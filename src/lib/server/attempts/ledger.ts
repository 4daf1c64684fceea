import { sql } from 'kysely';
import type { AttemptOptions } from '../../quiz/attempt.ts';
import type { Delivery } from '../../rules/over.ts';
import type { SentEvent } from '../../wire/batch.ts';
import type { Db } from '../database/engine.ts';
import type { AttemptTable } from '../database/tables/attempts.ts';
import { handInOf } from './rules-of.ts';
import { eventOf, SERVER, sizeOf } from './sent-event.ts';

/** What is known of an attempt while events are added to it. */
export interface Ledger {
	readonly attempt: AttemptTable;
	/** Ids of the quiz's items. */
	readonly items: ReadonlySet<string>;
	/** Null for an attempt without a beginning: then nothing fits it. */
	readonly options: AttemptOptions | null;
	/** By id of an event that is stored: its attempt. Only of the ids asked for. */
	readonly stored: Map<string, string>;
	/** By device: of each number, which arrival it was. */
	readonly devices: Map<string, Map<number, number>>;
	/** The first hand-in, which is the one that counts. */
	handIn: Delivery | null;
	/** The latest arrival. */
	arrival: number;
	/** Of all events together. */
	bytes: number;
	/** The latest arrival of a check: what the student has been told rests on all before it. 0: none. */
	checkedAt: number;
}

/** @param ids of the events that are to be added */
export async function openLedger(db: Db, attempt: AttemptTable, ids: readonly string[]): Promise<Ledger> {
	const known = await db
		.selectFrom('attempt_event')
		.select(['id', 'attempt_id'])
		.where('id', 'in', ids.length > 0 ? ids : [''])
		.execute();
	const own = await db
		.selectFrom('attempt_event')
		.select(['device', 'sequence', 'arrival', 'type', sql<number>`octet_length(body)`.as('bytes')])
		.where('attempt_id', '=', attempt.id)
		.execute();
	const started = await startOf(db, attempt);
	const ledger: Ledger = {
		attempt,
		items: new Set(started?.order),
		options: started?.options ?? null,
		stored: new Map(known.map(({ id, attempt_id }) => [id, attempt_id])),
		devices: new Map(),
		handIn: handInOf(attempt),
		arrival: 0,
		bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
		checkedAt: 0,
	};
	for (const { device, sequence, arrival, type } of own) {
		number(ledger, device, sequence, arrival);
		if (type === 'checked') ledger.checkedAt = Math.max(ledger.checkedAt, arrival);
	}
	return ledger;
}

/** Adds an event that is to be stored. @returns its arrival */
export function enter(ledger: Ledger, { id, device, sequence, event }: SentEvent, now: number): number {
	const arrival = ledger.arrival + 1;
	ledger.stored.set(id, ledger.attempt.id);
	ledger.bytes += sizeOf(event);
	number(ledger, device, sequence, arrival);
	if (event.type === 'submitted') ledger.handIn = { receivedAt: now, device, sequence };
	if (event.type === 'checked') ledger.checkedAt = arrival;
	return arrival;
}

function number(ledger: Ledger, device: string, sequence: number, arrival: number) {
	const own = ledger.devices.get(device) ?? new Map<number, number>();
	ledger.devices.set(device, own.set(sequence, arrival));
	ledger.arrival = Math.max(ledger.arrival, arrival);
}

async function startOf(db: Db, { id }: AttemptTable) {
	const row = await db
		.selectFrom('attempt_event')
		.select('body')
		.where('attempt_id', '=', id)
		.where('device', '=', SERVER)
		.executeTakeFirst();
	const event = row && eventOf(row);
	return event?.type === 'started' ? event : null;
}
