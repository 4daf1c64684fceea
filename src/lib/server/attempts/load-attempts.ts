import { sumOfShares } from '../../assign/exact-share.ts';
import { overSince } from '../../assign/over.ts';
import { unfinishedCounts, type UnfinishedCounts } from '../../assign/unfinished.ts';
import { apply, replay, type Attempt, type AttemptEvent } from '../../quiz/attempt.ts';
import { report, type Report } from '../../quiz/report.ts';
import { gradedVersion, type GradedVersion } from './graded-version.ts';
import { inSequence } from './in-sequence.ts';
import { extraOf, handInOf, rulesOf } from './rules-of.ts';
import type { Kysely } from 'kysely';
import type { Fraction } from '../../assign/fraction.ts';
import type { DeliveredAttempt } from '../../assign/release.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import type {
	AssignmentTable,
	AttemptEventTable,
	AttemptTable,
	StudentTable,
	Tables,
} from '../database/tables.ts';

/** What counts of an attempt that still runs; never nothing. */
export interface Unfinished {
	readonly attempt: Attempt;
	readonly report: Report;
	/** Points, exactly. */
	readonly earned: Fraction;
	/** When the last response or check arrived, in milliseconds since 1970. */
	readonly since: number;
}

/** An attempt as everything else needs it: its events added up, and graded as it stands. */
export interface LoadedAttempt {
	readonly row: AttemptTable;
	readonly version: QuizVersion;
	/** In the order in which they happened. */
	readonly events: readonly AttemptEvent[];
	/** Of each of them when it arrived, by the server’s clock, in milliseconds since 1970. */
	readonly receivedAt: readonly number[];
	/** Once it is over, handed in: what was given counts as it stands. */
	readonly attempt: Attempt;
	readonly report: Report;
	/** Points, exactly. */
	readonly earned: Fraction;
	readonly delivered: DeliveredAttempt;
	/** Since when it is over; null while it runs. Milliseconds since 1970. */
	readonly overSince: number | null;
	/** What counts of it although it runs; null where nothing does, and once it is over. */
	readonly unfinished: Unfinished | null;
	/** When the last event arrived, the start included. */
	readonly lastReceivedAt: number;
}

/**
 * The attempts of one student, oldest first.
 * @param now milliseconds since 1970
 */
export const loadAttempts = (
	db: Kysely<Tables>,
	assignment: AssignmentTable,
	student: StudentTable,
	now: number,
): Promise<LoadedAttempt[]> => loadAll(db, assignment, [student], now);

/** PostgreSQL takes 65,535 parameters, SQLite 32,766; a query stays readable far below. */
const MOST_STUDENTS = 500;

/**
 * The attempts of many, each student's oldest first: one query for the attempts, one for their events, one for each
 * version.
 */
export async function loadAll(
	db: Kysely<Tables>,
	assignment: AssignmentTable,
	students: readonly StudentTable[],
	now: number,
): Promise<LoadedAttempt[]> {
	if (students.length === 0) return [];
	if (students.length > MOST_STUDENTS) {
		return [
			...(await loadAll(db, assignment, students.slice(0, MOST_STUDENTS), now)),
			...(await loadAll(db, assignment, students.slice(MOST_STUDENTS), now)),
		];
	}
	const ids = students.map(({ id }) => id);
	const rows = await db
		.selectFrom('attempt')
		.selectAll()
		.where('assignment_id', '=', assignment.id)
		.where('student_id', 'in', ids)
		.orderBy('started_at')
		.orderBy('id')
		.execute();
	if (rows.length === 0) return [];
	const stored = await db
		.selectFrom('attempt_event')
		.innerJoin('attempt', 'attempt.id', 'attempt_event.attempt_id')
		.selectAll('attempt_event')
		.where('attempt.assignment_id', '=', assignment.id)
		.where('attempt.student_id', 'in', ids)
		.execute();
	const byAttempt = Map.groupBy(stored, ({ attempt_id }) => attempt_id);
	const versions = new Map<string, GradedVersion>();
	for (const hash of new Set(rows.map(({ version_hash }) => version_hash)))
		versions.set(hash, await gradedVersion(db, hash));
	const rules = rulesOf(assignment);
	const byStudent = new Map(students.map((student) => [student.id, extraOf(student)]));
	return rows.flatMap((row) => {
		const version = versions.get(row.version_hash);
		const extra = byStudent.get(row.student_id);
		if (!version || !extra) return [];
		const own = byAttempt.get(row.id) ?? [];
		const handIn = handInOf(row);
		const delivered = {
			startedAt: row.started_at,
			handIn,
			reopenedUntil: row.reopened_until,
			missing: missingOf(own, handIn),
		};
		const since = overSince(rules, extra, delivered, now);
		return addUp(row, version, own, delivered, since, unfinishedCounts(rules, extra, delivered, now));
	});
}

function addUp(
	row: AttemptTable,
	{ version, keys }: GradedVersion,
	stored: readonly AttemptEventTable[],
	delivered: DeliveredAttempt,
	since: number | null,
	counts: UnfinishedCounts | null,
): LoadedAttempt {
	const sorted = inSequence(stored);
	const events = sorted.map(({ body }) => JSON.parse(body) as AttemptEvent);
	const receivedAt = sorted.map(({ received_at }) => received_at);
	const known = replay(events);
	const attempt = since === null ? known : apply(known, { type: 'submitted', at: since });
	// Graded as if it were handed in now; of one that runs only a teacher is told.
	const found = report(keys, asHandedIn(attempt));
	const given = receivedAt.filter((_, at) => ['responded', 'checked'].includes(events[at]?.type ?? ''));
	return {
		row,
		version,
		events,
		receivedAt,
		attempt,
		report: found,
		earned: earnedOf(found),
		delivered,
		overSince: since,
		unfinished: counts && partOf(keys, counts === 'as-checked' ? known : asHandedIn(known), given),
		lastReceivedAt: Math.max(row.started_at, ...receivedAt),
	};
}

function partOf(keys: GradedVersion['keys'], attempt: Attempt, given: readonly number[]): Unfinished | null {
	// One who has only looked is no one who has everything wrong.
	if (!Object.values(attempt.items).some(({ first }) => first !== null)) return null;
	const found = report(keys, attempt);
	return { attempt, report: found, earned: earnedOf(found), since: Math.max(...given) };
}

/** What was given counts as it stands. */
export const asHandedIn = (attempt: Attempt): Attempt => apply(attempt, { type: 'submitted', at: 0 });

export const earnedOf = ({ items }: Report): Fraction => sumOfShares(items.map(({ earned }) => earned));

/** What counts of an attempt for the class: all of it once it is over, else what may; null: nothing yet. */
export const countingOf = (loaded: LoadedAttempt): Pick<Unfinished, 'attempt' | 'report'> | null =>
	loaded.overSince === null ? loaded.unfinished : loaded;

/** How many numbers below the hand-in's have not come from its device; a device counts from 1. */
function missingOf(events: readonly AttemptEventTable[], handIn: DeliveredAttempt['handIn']): number {
	if (!handIn) return 0;
	const before = events.filter(
		({ device, sequence }) => device === handIn.device && sequence >= 1 && sequence < handIn.sequence,
	);
	return Math.max(0, handIn.sequence - 1 - before.length);
}
