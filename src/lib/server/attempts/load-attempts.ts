import { firstsOf, type Attempt } from '../../quiz/attempt.ts';
import type { Report } from '../../quiz/report.ts';
import type { ExtraTime } from '../../rules/deadline.ts';
import type { Fraction } from '../../rules/fraction.ts';
import { overSince, unfinishedCounts, type UnfinishedCounts } from '../../rules/over.ts';
import type { DeliveredAttempt } from '../../rules/release.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { AttemptTable } from '../database/tables/attempts.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import { flatMapInSlices, giveWay } from '../give-way.ts';
import { reportWith } from '../marking/marked.ts';
import type { AttemptMarks } from '../marking/marks.ts';
import { attemptRows, type Wanted, type WithResult } from './attempt-rows.ts';
import { gradedVersion, type GradedVersion } from './graded-version.ts';
import { addUp, asHandedIn, earnedOf, keepResults, resultOf, unmarkedIn, type Result } from './result-of.ts';
import { assignedOf, extraOf, rulesAt } from './rules-of.ts';

/** What counts of an attempt that still runs; never nothing. */
export interface Unfinished {
	readonly attempt: Attempt;
	readonly firsts: Result['firsts'];
	readonly report: Report;
	readonly byObjective: Report['byObjective'];
	/** Points, exactly. */
	readonly earned: Fraction;
	/** Answers that nobody has marked yet. */
	readonly unmarked: number;
	/** When the last response or check arrived, in milliseconds since 1970. */
	readonly since: number;
}

/** An attempt as everything else needs it: its events added up, and graded as it stands. */
export interface LoadedAttempt extends Pick<
	Result,
	'report' | 'firsts' | 'byObjective' | 'earned' | 'answered' | 'unmarked' | 'respondedAt' | 'lastReceivedAt'
> {
	readonly row: AttemptTable;
	readonly marks: AttemptMarks;
	readonly version: QuizVersion;
	/** Once it is over, handed in: what was given counts as it stands. */
	readonly attempt: Attempt;
	readonly delivered: DeliveredAttempt & Pick<Result, 'lastReceivedAt'>;
	/** Since when it is over; null while it runs. Milliseconds since 1970. */
	readonly overSince: number | null;
	/** What counts of it although it runs; null where nothing does, and once it is over. */
	readonly unfinished: Unfinished | null;
}

/**
 * The attempts of one student, oldest first.
 * @param now milliseconds since 1970
 */
export const loadAttempts = (
	db: Db,
	assignment: AssignmentTable,
	student: StudentTable,
	now: number,
	wanted: Wanted = {},
): Promise<LoadedAttempt[]> => loadAll(db, assignment, [student], now, wanted);

/** Students whose attempts are read at a time. */
const STUDENTS_AT_ONCE = 20;
/** Attempts whose events are in memory at a time: of a class that has never been looked at there are thousands. */
const MOST_ADDED_UP = 25;

/**
 * The attempts of many, each student's oldest first. What is over is read as it was kept; the events of what runs, and
 * of what nobody has added up yet, are added up in portions, so that other requests come between them.
 */
export async function loadAll(
	db: Db,
	assignment: AssignmentTable,
	students: readonly StudentTable[],
	now: number,
	wanted: Wanted = {},
): Promise<LoadedAttempt[]> {
	const rules = rulesAt(assignment);
	const extras = new Map(students.map((student) => [student.id, extraOf(student, assignment)]));
	const loaded: LoadedAttempt[] = [];
	for (let at = 0; at < students.length; at += STUDENTS_AT_ONCE) {
		await giveWay();
		const ids = students.slice(at, at + STUDENTS_AT_ONCE).map(({ id }) => id);
		const rows = await attemptRows(db, assignment, ids, wanted);
		const versions = await versionsOf(db, rows);
		const begun = rows.flatMap((row) => {
			const version = versions.get(row.version_hash);
			const extra = extras.get(row.student_id);
			return version && extra ? [begunOf(row, version, rules(row.place), extra, now)] : [];
		});
		const found = new Map(
			begun.flatMap((one) => {
				const result = one.since === null ? null : resultOf(one.row, one.version);
				return result ? [[one.row.id, finished(one, result)] as const] : [];
			}),
		);
		const rest = begun.filter(({ row }) => !found.has(row.id));
		for (let next = 0; next < rest.length; next += MOST_ADDED_UP) {
			await giveWay();
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

async function versionsOf(
	db: Db,
	rows: readonly AttemptTable[],
): Promise<ReadonlyMap<string, GradedVersion>> {
	const versions = new Map<string, GradedVersion>();
	for (const hash of new Set(rows.map(({ version_hash }) => version_hash)))
		versions.set(hash, await gradedVersion(db, hash));
	return versions;
}

async function addUpAll(db: Db, some: readonly Begun[]): Promise<LoadedAttempt[]> {
	const stored = await db
		.selectFrom('attempt_event')
		.select(['attempt_id', 'device', 'sequence', 'body', 'received_at', 'arrival'])
		.where(
			'attempt_id',
			'in',
			some.map(({ row }) => row.id),
		)
		.execute();
	const byAttempt = Map.groupBy(stored, ({ attempt_id }) => attempt_id);
	const added = await flatMapInSlices(some, (begun) => {
		const own = byAttempt.get(begun.row.id) ?? [];
		const arrivals = own.reduce((last, { arrival }) => Math.max(last, arrival), 0);
		const row = { ...begun.row, arrivals };
		const result = addUp(row, own, begun.version.keys);
		return [{ begun: { ...begun, row }, row, version: begun.version, result }];
	});
	await keepResults(
		db,
		added.filter(({ begun }) => begun.since !== null),
	);
	return added.map(({ begun, result }) =>
		begun.since === null ? underWay(begun, result) : finished(begun, result),
	);
}

const rowOf = ({ arrivals: _, kept: __, marks: ___, ...row }: WithResult): AttemptTable => row;

/** Its large parts stay unread until somebody asks. */
function finished({ row, version: { version }, since }: Begun, result: Result): LoadedAttempt {
	return {
		row: rowOf(row),
		marks: row.marks,
		version,
		get attempt() {
			return result.attempt;
		},
		get report() {
			return result.report;
		},
		get firsts() {
			return result.firsts;
		},
		get byObjective() {
			return result.byObjective;
		},
		get respondedAt() {
			return result.respondedAt;
		},
		earned: result.earned,
		answered: result.answered,
		unmarked: result.unmarked,
		lastReceivedAt: result.lastReceivedAt,
		delivered: { ...assignedOf(row), missing: result.missing, lastReceivedAt: result.lastReceivedAt },
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
		firsts: firstsOf(known),
		unfinished: begun.counts && partOf(keys, part, begun.row.marks, givenAt),
	};
}

function partOf(
	keys: GradedVersion['keys'],
	attempt: Attempt,
	marks: AttemptMarks,
	since: number,
): Unfinished | null {
	// One who has only looked is no one who has everything wrong.
	if (!Object.values(attempt.items).some(({ first }) => first !== null)) return null;
	const found = reportWith(keys, attempt, marks);
	return {
		attempt,
		firsts: firstsOf(attempt),
		report: found,
		byObjective: found.byObjective,
		earned: earnedOf(found),
		unmarked: unmarkedIn(found),
		since,
	};
}

/** From the start of an attempt to the last that came of it, in milliseconds. */
export const timeUsed = ({ row, lastReceivedAt }: Pick<LoadedAttempt, 'row' | 'lastReceivedAt'>): number =>
	Math.max(0, Math.max(lastReceivedAt, row.handed_in_at ?? 0) - row.started_at);

/** What counts of an attempt for the class: all of it once it is over, else what may; null: nothing yet. */
export const countingOf = (
	loaded: LoadedAttempt,
): Pick<Unfinished, 'attempt' | 'firsts' | 'report' | 'byObjective' | 'earned' | 'unmarked'> | null =>
	loaded.overSince === null ? loaded.unfinished : loaded;
