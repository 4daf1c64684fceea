import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { AttemptResultTable, AttemptTable } from '../database/tables/attempts.ts';
import { marksOf, type AttemptMarks } from '../marking/marks.ts';
import { markingOf } from './rules-of.ts';

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

/** An attempt, the arrival of its newest event, what teachers gave for its answers, and what is kept of it, if anything is. */
export type WithResult = AttemptTable & {
	readonly arrivals: number;
	readonly marks: AttemptMarks;
	readonly kept:
		| (Omit<AttemptResultTable, 'attempt' | 'responded_at'> & {
				/** Null where it was not asked for. */
				readonly answers: Pick<AttemptResultTable, 'attempt' | 'responded_at'> | null;
		  })
		| null;
};

type Kept = NonNullable<WithResult['kept']>;
type Points = Omit<Kept, 'answers'>;

/** PostgreSQL takes 65,535 parameters, SQLite 32,766; a query stays readable far below. */
export const MOST_IDS = 500;
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
	'unmarked',
] as const;

/**
 * The attempts of some students, each with what is kept of it, oldest first.
 * @param students ids, at most `MOST_IDS`
 */
export async function attemptRows(
	db: Db,
	assignment: AssignmentTable,
	students: readonly string[],
	{ place, attempt, answers }: Wanted,
): Promise<WithResult[]> {
	const rows = await db
		.selectFrom('attempt')
		.leftJoin('attempt_result', 'attempt_result.attempt_id', 'attempt.id')
		.where('assignment_id', '=', assignment.id)
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
			unmarked,
			...own
		} = row;
		const points = {
			graded_by,
			arrival,
			earned,
			answered,
			missing,
			last_received_at,
			by_objective,
			unmarked,
		};
		return { own, points: attempt_id === null ? null : ({ attempt_id, ...points } as Points) };
	});
	const newest = new Map(rows.map((row) => [`${row.student_id} ${row.place}`, row.id]));
	const asked = answers === 'none' ? NONE : answers === 'newest' ? new Set(newest.values()) : null;
	const kept = split.flatMap(({ points }) => points?.attempt_id ?? []);
	const options = markingOf(assignment);
	const marks = await marksOf(
		db,
		rows.map((row) => row.id),
	);
	const answersOf = await answersIn(db, asked ? kept.filter((one) => asked.has(one)) : kept);
	return split.map(({ own, points }) => ({
		...own,
		arrivals: own.arrivals ?? 0,
		marks: { given: marks.get(own.id) ?? [], options },
		kept: points && { ...points, answers: answersOf.get(own.id) ?? null },
	}));
}

/** What was answered in these attempts, by id. */
async function answersIn(db: Db, attempts: readonly string[]) {
	const found = new Map<string, NonNullable<Kept['answers']>>();
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
