import { apply, firstsOf, replay, type Attempt } from '../../quiz/attempt.ts';
import type { Keyed, Report } from '../../quiz/report.ts';
import { add, fraction, ZERO, type Fraction } from '../../rules/fraction.ts';
import type { Db } from '../database/engine.ts';
import type { AttemptEventTable, AttemptResultTable, AttemptTable } from '../database/tables/attempts.ts';
import { reportWith } from '../marking/marked.ts';
import { stampOf, type AttemptMarks } from '../marking/marks.ts';
import type { WithResult } from './attempt-rows.ts';
import type { GradedVersion } from './graded-version.ts';
import { handInOf } from './rules-of.ts';
import { eventOf } from './sent-event.ts';
import { readAttempt, readFirsts, readMoments, writeAttempt, writeMoments } from './written-attempt.ts';

/** What the events of an attempt come to, with everything that was given counted as it stands. */
export interface Result {
	/** Handed in. */
	readonly attempt: Attempt;
	/** `firstsOf` the attempt. */
	readonly firsts: ReturnType<typeof firstsOf>;
	readonly report: Report;
	readonly byObjective: Report['byObjective'];
	/** Points, exactly. */
	readonly earned: Fraction;
	/** Questions with a response that counts. */
	readonly answered: number;
	/** Answers that count, and that nobody has marked yet. */
	readonly unmarked: number;
	/** How many numbers below the hand-in's have not come from its device. */
	readonly missing: number;
	/** By id of an item: when its last response arrived, in milliseconds since 1970. */
	readonly respondedAt: ReadonlyMap<string, number>;
	/** When the last event arrived, the start included. */
	readonly lastReceivedAt: number;
}

/** Counts up whenever the same events and keys come to something else, or are written down in another way. */
const FORMAT = 2;

/**
 * What a result depends on besides the events. The hash is of the version with what a teacher decided about its
 * questions: grading again moves the attempt to another. The hand-in decides what is missing, and marks are given when all
 * else is done. Rules, more time and
 * reopening are not in it: they say whether an attempt is over, and that is asked each time.
 */
const gradedBy = ({ version_hash, handed_in_device, handed_in_sequence, marks }: WithResult) =>
	[FORMAT, version_hash, handed_in_device ?? '-', handed_in_sequence ?? '-', stampOf(marks)].join(' ').trim();

/**
 * What is kept of an attempt; null where nothing is, or what is kept was made from other events, or graded by something
 * else. Its large parts are read when they are asked for: a class has thousands of these.
 */
export function resultOf(row: WithResult, version: GradedVersion): Result | null {
	const { kept, marks, arrivals } = row;
	if (!kept || kept.graded_by !== gradedBy(row) || kept.arrival !== arrivals) return null;
	return new KeptResult(kept, version, marks);
}

/** A class of thousands makes thousands of these at once: what is the same for all stands on the prototype. */
class KeptResult implements Result {
	readonly #kept: NonNullable<WithResult['kept']>;
	readonly #version: GradedVersion;
	readonly #marks: AttemptMarks;
	#attempt: Attempt | null = null;
	#report: Report | null = null;
	/** Of ids; kept, so that whoever asks for moments after responses need not read it twice. */
	#order: readonly string[] | null = null;
	readonly earned: Fraction;

	constructor(kept: NonNullable<WithResult['kept']>, version: GradedVersion, marks: AttemptMarks) {
		this.#kept = kept;
		this.#version = version;
		this.#marks = marks;
		const [numerator = '0', denominator = '1'] = kept.earned.split('/');
		this.earned = fraction(BigInt(numerator), BigInt(denominator));
	}
	get attempt() {
		return (this.#attempt ??= readAttempt(this.#answers().attempt, this.#version.ids));
	}
	get firsts() {
		return this.#read().firsts;
	}
	get report() {
		return (this.#report ??= reportWith(this.#version.keys, this.attempt, this.#marks));
	}
	get byObjective() {
		return JSON.parse(this.#kept.by_objective) as Report['byObjective'];
	}
	get respondedAt() {
		return readMoments(this.#answers().responded_at, this.#order ?? this.#read().order);
	}
	get answered() {
		return this.#kept.answered;
	}
	get unmarked() {
		return this.#kept.unmarked;
	}
	get missing() {
		return this.#kept.missing;
	}
	get lastReceivedAt() {
		return this.#kept.last_received_at;
	}
	#read() {
		const read = readFirsts(this.#answers().attempt, this.#version.ids);
		this.#order = read.order;
		return read;
	}
	#answers() {
		if (this.#kept.answers) return this.#kept.answers;
		throw new Error('This attempt’s answers were not loaded.');
	}
}

/** What adding up takes of an event. */
type StoredEvent = Pick<AttemptEventTable, 'device' | 'sequence' | 'body' | 'received_at' | 'arrival'>;

/** Adds up the events of an attempt. @returns also the attempt as it is without a hand-in */
export function addUp(
	row: AttemptTable & Pick<WithResult, 'marks'>,
	stored: readonly StoredEvent[],
	keys: ReadonlyMap<string, Keyed>,
): Result & { readonly known: Attempt; readonly givenAt: number } {
	const sorted = inSequence(stored);
	const events = sorted.map(eventOf);
	const known = replay(events);
	const attempt = asHandedIn(known);
	const found = reportWith(keys, attempt, row.marks);
	const respondedAt = new Map<string, number>();
	let givenAt = 0;
	let lastReceivedAt = row.started_at;
	for (const [at, event] of events.entries()) {
		const received = sorted[at]?.received_at ?? 0;
		lastReceivedAt = Math.max(lastReceivedAt, received);
		if (event.type === 'responded' && Object.hasOwn(known.items, event.item))
			respondedAt.set(event.item, received);
		if (event.type === 'responded' || event.type === 'checked') givenAt = Math.max(givenAt, received);
	}
	return {
		known,
		givenAt,
		attempt,
		firsts: firstsOf(attempt),
		report: found,
		byObjective: found.byObjective,
		earned: earnedOf(found),
		answered: found.items.filter(({ verdict }) => verdict !== 'unanswered').length,
		unmarked: unmarkedIn(found),
		missing: missingOf(row, stored),
		respondedAt,
		lastReceivedAt,
	};
}

/**
 * Keeps results for whoever asks next. What others have kept meanwhile is as good: a result says itself what it was made
 * from. Where nothing can be kept, in a copy that only reads, it is added up again the next time.
 */
export async function keepResults(
	db: Db,
	results: readonly {
		readonly row: WithResult;
		readonly result: Result;
		readonly version: GradedVersion;
	}[],
): Promise<void> {
	// Inside somebody's transaction a failure would be theirs.
	if (results.length === 0 || db.isTransaction) return;
	const rows = results.map(({ row, result, version }): AttemptResultTable => ({
		attempt_id: row.id,
		graded_by: gradedBy(row),
		arrival: row.arrivals,
		earned: `${result.earned.numerator}/${result.earned.denominator}`,
		answered: result.answered,
		missing: result.missing,
		last_received_at: result.lastReceivedAt,
		by_objective: JSON.stringify(result.byObjective),
		attempt: writeAttempt(result.attempt, version.ids),
		responded_at: writeMoments(result.respondedAt, result.attempt),
		unmarked: result.unmarked,
	}));
	await db
		.insertInto('attempt_result')
		.values(rows)
		.onConflict((conflict) =>
			conflict.column('attempt_id').doUpdateSet(({ ref }) => ({
				graded_by: ref('excluded.graded_by'),
				arrival: ref('excluded.arrival'),
				earned: ref('excluded.earned'),
				answered: ref('excluded.answered'),
				missing: ref('excluded.missing'),
				last_received_at: ref('excluded.last_received_at'),
				by_objective: ref('excluded.by_objective'),
				attempt: ref('excluded.attempt'),
				responded_at: ref('excluded.responded_at'),
				unmarked: ref('excluded.unmarked'),
			})),
		)
		.execute()
		.catch(() => undefined);
}

/** Answers that the score waits for: those that are worth something. */
export const unmarkedIn = ({ items }: Report): number =>
	items.filter(({ verdict, weight }) => verdict === 'unmarked' && weight > 0).length;

/** What was given counts as it stands. */
export const asHandedIn = (attempt: Attempt): Attempt => apply(attempt, { type: 'submitted', at: 0 });

export const earnedOf = ({ items }: Report): Fraction =>
	items
		.map(({ parts, weight }) => fraction(BigInt(weight * parts.earned), BigInt(parts.of)))
		.reduce(add, ZERO);

/** A device counts from 1. */
function missingOf(row: AttemptTable, events: readonly StoredEvent[]): number {
	const handIn = handInOf(row);
	if (!handIn) return 0;
	const before = events.filter(
		({ device, sequence }) => device === handIn.device && sequence >= 1 && sequence < handIn.sequence,
	);
	return Math.max(0, handIn.sequence - 1 - before.length);
}

/**
 * The order in which events happened: as they arrived, and those of one device by its own count. What arrived before
 * something that its device had counted earlier waits for it; so nothing is moved to a time before its arrival, and
 * nobody can put a response in front of what they have seen meanwhile.
 */
export function inSequence<E extends Pick<AttemptEventTable, 'device' | 'sequence' | 'arrival'>>(
	events: readonly E[],
): E[] {
	const placed: { readonly event: E; readonly at: number }[] = [];
	for (const own of Map.groupBy(events, ({ device }) => device).values()) {
		let at = 0;
		for (const event of [...own].sort((a, b) => a.sequence - b.sequence)) {
			at = Math.max(at, event.arrival);
			placed.push({ event, at });
		}
	}
	// Sorting is stable: events of one device that wait for the same arrival stay in its order.
	return placed.sort((a, b) => a.at - b.at).map(({ event }) => event);
}
