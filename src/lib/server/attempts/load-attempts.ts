import { overSince, type AssignedAttempt } from '../../rules/over.ts';
import { unfinishedCounts, type UnfinishedCounts } from '../../rules/unfinished.ts';
import { report, type Report } from '../../quiz/report.ts';
import { gradedVersion, type GradedVersion } from './graded-version.ts';
import {
	addUp,
	asHandedIn,
	earnedOf,
	keepResults,
	resultOf,
	type Result,
	type WithResult,
} from './result-of.ts';
import { extraOf, handInOf, rulesOf } from './rules-of.ts';
import type { Kysely } from 'kysely';
import type { ExtraTime } from '../../rules/deadline.ts';
import type { Fraction } from '../../rules/fraction.ts';
import type { DeliveredAttempt } from '../../rules/release.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { Attempt } from '../../quiz/attempt.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import type { AssignmentTable, AttemptTable, StudentTable, Tables } from '../database/tables.ts';

export { asHandedIn, earnedOf } from './result-of.ts';

/** What counts of an attempt that still runs; never nothing. */
export interface Unfinished {
	readonly attempt: Attempt;
	readonly report: Report;
	readonly byObjective: Report['byObjective'];
	/** Points, exactly. */
	readonly earned: Fraction;
	/** When the last response or check arrived, in milliseconds since 1970. */
	readonly since: number;
}

/** An attempt as everything else needs it: its events added up, and graded as it stands. */
export interface LoadedAttempt extends Pick<
	Result,
	'report' | 'byObjective' | 'earned' | 'answered' | 'respondedAt' | 'lastReceivedAt'
> {
	readonly row: AttemptTable;
	readonly version: QuizVersion;
	/** Once it is over, handed in: what was given counts as it stands. */
	readonly attempt: Attempt;
	readonly delivered: DeliveredAttempt;
	/** Since when it is over; null while it runs. Milliseconds since 1970. */
	readonly overSince: number | null;
	/** What counts of it although it runs; null where nothing does, and once it is over. */
	readonly unfinished: Unfinished | null;
}

/** Which attempts; without either all of the assignment. */
export interface Wanted {
	readonly place?: number;
	/** Id of one. */
	readonly attempt?: string;
	/**
	 * Of which finished attempts what was answered is read as well; left out: of all. It is by far the largest part of
	 * them, and many pages need points alone.
	 */
	readonly answers?: 'newest' | 'none';
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
	wanted: Wanted = {},
): Promise<LoadedAttempt[]> => loadAll(db, assignment, [student], now, wanted);

/** PostgreSQL takes 65,535 parameters, SQLite 32,766; a query stays readable far below. */
const MOST_IDS = 500;
/** Attempts whose events are in memory at a time: of a class that has never been looked at there are thousands. */
const MOST_ADDED_UP = 50;

/**
 * The attempts of many, each student's oldest first. What is over is read as it was kept; the events of what runs, and
 * of what nobody has added up yet, are added up in portions, so that other requests come between them.
 */
export async function loadAll(
	db: Kysely<Tables>,
	assignment: AssignmentTable,
	students: readonly StudentTable[],
	now: number,
	wanted: Wanted = {},
): Promise<LoadedAttempt[]> {
	const rules = rulesOf(assignment);
	const extras = new Map(students.map((student) => [student.id, extraOf(student)]));
	const loaded: LoadedAttempt[] = [];
	for (let at = 0; at < students.length; at += MOST_IDS) {
		const ids = students.slice(at, at + MOST_IDS).map(({ id }) => id);
		const rows = await rowsOf(db, assignment, ids, wanted);
		const versions = await versionsOf(db, rows);
		const begun = rows.flatMap((row) => {
			const version = versions.get(row.version_hash);
			const extra = extras.get(row.student_id);
			return version && extra ? [begunOf(row, version, rules, extra, now)] : [];
		});
		const found = new Map(
			begun.flatMap((one) => {
				const result = one.since === null ? null : resultOf(one.row, one.version.keys);
				return result ? [[one.row.id, finished(one, result)] as const] : [];
			}),
		);
		const rest = begun.filter(({ row }) => !found.has(row.id));
		for (let next = 0; next < rest.length; next += MOST_ADDED_UP) {
			if (next > 0) await new Promise((passed) => setImmediate(passed));
			for (const one of await addUpAll(db, rest.slice(next, next + MOST_ADDED_UP)))
				found.set(one.row.id, one);
		}
		loaded.push(...rows.flatMap(({ id }) => found.get(id) ?? []));
	}
	return loaded;
}

interface Begun {
	readonly row: WithResult;
	readonly version: GradedVersion;
	readonly since: number | null;
	readonly counts: UnfinishedCounts | null;
}

function begunOf(
	row: WithResult,
	version: GradedVersion,
	rules: AssignmentRules,
	extra: ExtraTime,
	now: number,
): Begun {
	const assigned = assignedOf(row);
	const since = overSince(rules, extra, assigned, now);
	return { row, version, since, counts: unfinishedCounts(rules, extra, assigned, now) };
}

const assignedOf = (row: AttemptTable): AssignedAttempt => ({
	startedAt: row.started_at,
	handIn: handInOf(row),
	reopenedUntil: row.reopened_until,
});

const NONE: ReadonlySet<string> = new Set();
/** What is kept of an attempt without what was answered. */
const POINTS = [
	'attempt_result.attempt_id',
	'graded_by',
	'attempt_result.arrival',
	'earned',
	'answered',
	'missing',
	'last_received_at',
	'by_objective',
] as const;

async function rowsOf(
	db: Kysely<Tables>,
	{ id }: AssignmentTable,
	students: readonly string[],
	{ place, attempt, answers }: Wanted,
): Promise<WithResult[]> {
	const rows = await db
		.selectFrom('attempt')
		.leftJoin('attempt_result', 'attempt_result.attempt_id', 'attempt.id')
		.where('assignment_id', '=', id)
		.where('student_id', 'in', students)
		.$if(place !== undefined, (some) => some.where('place', '=', place ?? 0))
		.$if(attempt !== undefined, (some) => some.where('attempt.id', '=', attempt ?? ''))
		.selectAll('attempt')
		.select(POINTS)
		.select((is) =>
			is
				.selectFrom('attempt_event')
				.select((of) => of.fn.max('arrival').as('arrival'))
				.whereRef('attempt_event.attempt_id', '=', 'attempt.id')
				.as('arrivals'),
		)
		.orderBy('started_at')
		.orderBy('attempt.id')
		.execute();
	const split = rows.map((row) => {
		const {
			attempt_id,
			graded_by,
			arrival,
			earned,
			answered,
			missing,
			last_received_at,
			by_objective,
			...own
		} = row;
		const points = { graded_by, arrival, earned, answered, missing, last_received_at, by_objective };
		return { own, points: attempt_id === null ? null : ({ attempt_id, ...points } as Points) };
	});
	const newest = new Map(rows.map((row) => [`${row.student_id} ${row.place}`, row.id]));
	const asked = answers === 'none' ? NONE : answers === 'newest' ? new Set(newest.values()) : null;
	const kept = split.flatMap(({ points }) => points?.attempt_id ?? []);
	const answersOf = await answersIn(db, asked ? kept.filter((one) => asked.has(one)) : kept);
	return split.map(({ own, points }) => ({
		...own,
		arrivals: own.arrivals ?? 0,
		kept: points && { ...points, answers: answersOf.get(own.id) ?? null },
	}));
}

type Points = Omit<NonNullable<WithResult['kept']>, 'answers'>;

/** What was answered in these attempts, by id. */
async function answersIn(db: Kysely<Tables>, attempts: readonly string[]) {
	const found = new Map<string, NonNullable<NonNullable<WithResult['kept']>['answers']>>();
	for (let at = 0; at < attempts.length; at += MOST_IDS) {
		const rows = await db
			.selectFrom('attempt_result')
			.select(['attempt_id', 'attempt', 'responded_at'])
			.where('attempt_id', 'in', attempts.slice(at, at + MOST_IDS))
			.execute();
		for (const row of rows) found.set(row.attempt_id, row);
	}
	return found;
}

async function versionsOf(
	db: Kysely<Tables>,
	rows: readonly AttemptTable[],
): Promise<ReadonlyMap<string, GradedVersion>> {
	const versions = new Map<string, GradedVersion>();
	for (const hash of new Set(rows.map(({ version_hash }) => version_hash)))
		versions.set(hash, await gradedVersion(db, hash));
	return versions;
}

async function addUpAll(db: Kysely<Tables>, some: readonly Begun[]): Promise<LoadedAttempt[]> {
	const stored = await db
		.selectFrom('attempt_event')
		.selectAll()
		.where(
			'attempt_id',
			'in',
			some.map(({ row }) => row.id),
		)
		.execute();
	const byAttempt = Map.groupBy(stored, ({ attempt_id }) => attempt_id);
	const added = some.map((begun) => {
		const own = byAttempt.get(begun.row.id) ?? [];
		const arrivals = own.reduce((last, { arrival }) => Math.max(last, arrival), 0);
		const row = { ...begun.row, arrivals };
		return { begun: { ...begun, row }, row, result: addUp(row, own, begun.version.keys) };
	});
	await keepResults(
		db,
		added.filter(({ begun }) => begun.since !== null),
	);
	return added.map(({ begun, result }) =>
		begun.since === null ? underWay(begun, result) : finished(begun, result),
	);
}

const rowOf = ({ arrivals: _, kept: __, ...row }: WithResult): AttemptTable => row;

/** Its large parts stay unread until somebody asks. */
function finished({ row, version: { version }, since }: Begun, result: Result): LoadedAttempt {
	return {
		row: rowOf(row),
		version,
		get attempt() {
			return result.attempt;
		},
		get report() {
			return result.report;
		},
		get byObjective() {
			return result.byObjective;
		},
		get respondedAt() {
			return result.respondedAt;
		},
		earned: result.earned,
		answered: result.answered,
		lastReceivedAt: result.lastReceivedAt,
		delivered: { ...assignedOf(row), missing: result.missing },
		overSince: since,
		unfinished: null,
	};
}

function underWay(begun: Begun, result: ReturnType<typeof addUp>): LoadedAttempt {
	const { known, givenAt, ...own } = result;
	const { keys } = begun.version;
	const part = begun.counts === 'as-checked' ? known : asHandedIn(known);
	return {
		...finished(begun, own),
		// Graded as if it were handed in now; of one that runs only a teacher is told.
		attempt: known,
		unfinished: begun.counts && partOf(keys, part, givenAt),
	};
}

function partOf(keys: GradedVersion['keys'], attempt: Attempt, since: number): Unfinished | null {
	// One who has only looked is no one who has everything wrong.
	if (!Object.values(attempt.items).some(({ first }) => first !== null)) return null;
	const found = report(keys, attempt);
	return { attempt, report: found, byObjective: found.byObjective, earned: earnedOf(found), since };
}

/** What counts of an attempt for the class: all of it once it is over, else what may; null: nothing yet. */
export const countingOf = (
	loaded: LoadedAttempt,
): Pick<Unfinished, 'attempt' | 'report' | 'byObjective'> | null =>
	loaded.overSince === null ? loaded.unfinished : loaded;
