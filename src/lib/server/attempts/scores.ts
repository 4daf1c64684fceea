import { possibleIn } from '../../quiz/ruling.ts';
import { countingScore, type CountingScore } from '../../rules/counting-score.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { isGivenTo } from '../../rules/given-to.ts';
import { toNumber } from '../../rules/fraction.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import { listStudents } from '../classes/list-students.ts';
import { eachOnce } from '../each-once.ts';
import { flatMapInSlices } from '../give-way.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import type { Wanted } from './attempt-rows.ts';
import { gradedVersion } from './graded-version.ts';
import { countingOf, loadAll, type LoadedAttempt } from './load-attempts.ts';
import { latestDecisions, overrideOf, type Override } from './overrides.ts';
import { extraOf, givenTo, rulesAt } from './rules-of.ts';

/** How one student stands at one place of an assignment. */
export interface StudentScore {
	readonly student: StudentTable;
	readonly place: number;
	/** Of the quiz. */
	readonly title: string;
	/** Null while nothing counts. */
	readonly counted: CountingScore | null;
	/** What the teacher has decided; it holds whatever was earned. */
	readonly override: Override | null;
	/** What the teacher says beside the score, decided or not; may be empty. */
	readonly comment: string;
	/** When the teacher last said anything of it, or took it back, in milliseconds since 1970; null: never. */
	readonly decidedAt: number | null;
	readonly state: 'not-started' | 'under-way' | 'over';
	/** Of the newest attempt: questions with a response. */
	readonly answered: number;
	/** Answers that the score still waits for, as nobody has marked them; none where the teacher has decided it. */
	readonly unmarked: number;
	/** Points that can be earned. */
	readonly possible: number;
	/** Of the newest attempt, or of the quiz: how many questions there are. */
	readonly of: number;
	/** Oldest first. */
	readonly attempts: readonly LoadedAttempt[];
}

/**
 * How a whole class stands: one for each student who has not been removed, and each place. A handful of queries,
 * however many students there are.
 * @param now milliseconds since 1970
 * @param of of whom; left out: of the class
 */
export async function scores(
	db: Db,
	assignment: AssignmentTable,
	now: number,
	answers?: Wanted['answers'],
	of?: readonly StudentTable[],
): Promise<StudentScore[]> {
	const students = of ?? (await studentsOf(db, assignment));
	const places = await placesOf(db, assignment.id);
	const attempts = Map.groupBy(
		await loadAll(db, assignment, students, now, answers ? { answers } : {}),
		({ row }) => `${row.student_id} ${row.place}`,
	);
	const decisions = await latestDecisions(db, assignment.id);
	const rules = rulesAt(assignment);
	const worthOf = eachOnce(({ items }: QuizVersion['quiz']) => possibleIn(items));
	return flatMapInSlices(students, (student) => {
		const extra = extraOf(student, assignment);
		return Array.from(places, ([place, first]): StudentScore => {
			const own = attempts.get(`${student.id} ${place}`) ?? [];
			const latest = own.at(-1);
			const quiz = (latest?.version ?? first).quiz;
			const possible = worthOf(quiz);
			const decided = decisions.get(`${student.id} ${place}`);
			const override = overrideOf(decided, possible);
			const counting = countingScore(
				rules(place),
				extra,
				possible,
				own.map(({ delivered, earned, unfinished }) => ({ ...delivered, earned, unfinished })),
				now,
			);
			return {
				student,
				place,
				title: quiz.title,
				counted: counting,
				override,
				comment: decided?.comment ?? '',
				decidedAt: decided?.madeAt ?? null,
				state: !latest ? 'not-started' : latest.overSince === null ? 'under-way' : 'over',
				answered: latest?.answered ?? 0,
				unmarked: override ? 0 : waitingFor(own, counting, rules(place)),
				possible,
				of: quiz.items.length,
				attempts: own,
			};
		});
	});
}

/**
 * How many answers a score waits for. Where the best attempt counts, another one may turn out to be it: then those of all
 * that are over.
 */
export function waitingFor(
	own: readonly LoadedAttempt[],
	score: CountingScore | null,
	{ counting }: Pick<AssignmentRules, 'counting'>,
): number {
	if (!score) return 0;
	const over = own.filter(({ overSince }) => overSince !== null);
	const chosen = counting === 'best' && score.isOver ? over : score.from.flatMap((at) => own[at] ?? []);
	return chosen.reduce((sum, loaded) => sum + (countingOf(loaded)?.unmarked ?? 0), 0);
}

/** Whether it is enough; null: nobody says yet, also while marks are to come. */
export const passedSoFar = (score: CountingScore | null, unmarked: number): boolean | null =>
	score && (score.passed === true || unmarked === 0) ? score.passed : null;

/** The students an assignment was given to, by name. */
export async function studentsOf(
	db: Db,
	assignment: Pick<AssignmentTable, 'class_id' | 'given_to'>,
): Promise<StudentTable[]> {
	const given = givenTo(assignment);
	return (await listStudents(db, assignment.class_id)).filter(({ id }) => isGivenTo(given, id));
}

/** Each place, and its first form. */
async function placesOf(db: Db, assignment: string): Promise<Map<number, QuizVersion>> {
	const rows = await db
		.selectFrom('assignment_quiz')
		.select(['place', 'version_hash'])
		.where('assignment_id', '=', assignment)
		.where('form', '=', 0)
		.orderBy('place')
		.execute();
	const places = new Map<number, QuizVersion>();
	for (const { place, version_hash } of rows) {
		const { version } = await gradedVersion(db, version_hash);
		places.set(place, version);
	}
	return places;
}

/** Handed in, or out of time; also who has begun once more since. */
export const hasHandedIn = ({ attempts }: Pick<StudentScore, 'attempts'>): boolean =>
	attempts.some(({ overSince }) => overSince !== null);

/** Points that count: what a teacher has decided, else what was earned; null when there is neither. */
export function pointsOf({ counted, override }: Pick<StudentScore, 'counted' | 'override'>): number | null {
	if (override) return override.earned / 1000;
	return counted ? toNumber(counted.earned) : null;
}
