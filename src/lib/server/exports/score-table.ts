import { number, percent, rounded, text, type Heading } from './table.ts';
import { EXPORT_TITLES } from '../../words/results.ts';
import type { Table } from './table.ts';

/** Points earned of points possible. */
export interface Points {
	readonly earned: number;
	readonly possible: number;
}

/** One student's result in one quiz. */
export interface QuizResult extends Points {
	/** Id of the student. */
	readonly student: string;
	/** Id of the quiz. */
	readonly quiz: string;
	/** It counts although it was not submitted. */
	readonly unfinished: boolean;
	/** Answers that nobody has marked yet. */
	readonly unmarked: number;
	readonly byObjective: readonly (Points & { readonly objective: string })[];
}

interface ScoredQuiz extends Heading {
	/** By id of the student, which version of the quiz they had; absent or empty where there is one for all. */
	readonly versions?: ReadonlyMap<string, string>;
}

export interface Scores {
	/** One row each, in this order, also for those without a result. */
	readonly students: readonly { readonly id: string; readonly name: string; readonly joinedLate: boolean }[];
	readonly quizzes: readonly ScoredQuiz[];
	readonly objectives: readonly Heading[];
	/** Whether any question has to be marked. */
	readonly isMarked: boolean;
	/** At most one for a student and a quiz: the caller knows which attempt counts. */
	readonly results: readonly QuizResult[];
	/** What stands where a student has no result in a quiz: `not started`. */
	readonly absent: (student: string, quiz: string) => string | null;
}

/**
 * Students × quizzes: points in each quiz, how many were taken, what was earned of what was possible in those,
 * and for each objective the share earned. A quiz without a result says why, and counts for nothing: it is not nought.
 * @throws RangeError when a student has two results in one quiz
 */
export function scoreTable(
	name: string,
	{ students, quizzes, objectives, results, isMarked, absent }: Scores,
): Table {
	const byStudent = resultsByStudent(results);
	const shown = new Set(quizzes.map(({ id }) => id));
	return {
		name,
		columns: [
			text('student', EXPORT_TITLES.student),
			...quizzes.flatMap(({ id, title, versions }) => [
				number(`quiz:${id}`, title),
				...(versions?.size ? [text(`version:${id}`, EXPORT_TITLES.version(title))] : []),
			]),
			number('taken', EXPORT_TITLES.taken),
			number('unfinished', EXPORT_TITLES.unfinished),
			...(isMarked ? [number('unmarked', EXPORT_TITLES.unmarked)] : []),
			number('earned', EXPORT_TITLES.earned),
			number('possible', EXPORT_TITLES.possible),
			percent('score', EXPORT_TITLES.score),
			text('joined', EXPORT_TITLES.joined),
			...objectives.map(({ id, title }) => percent(`objective:${id}`, title)),
		],
		rows: students.map((student) => {
			const own = byStudent.get(student.id) ?? new Map<string, QuizResult>();
			const taken = [...own.values()].filter(({ quiz }) => shown.has(quiz));
			const total = sum(taken);
			const parts = sumsOf(taken.flatMap(({ byObjective }) => byObjective));
			return [
				student.name,
				...quizzes.flatMap(({ id, versions }) => [
					rounded(own.get(id)?.earned ?? null) ?? absent(student.id, id),
					...(versions?.size ? [versions.get(student.id) ?? null] : []),
				]),
				taken.length,
				taken.filter(({ unfinished }) => unfinished).length,
				...(isMarked ? [taken.reduce((sum, { unmarked }) => sum + unmarked, 0)] : []),
				...(taken.length === 0 ? [null, null] : [rounded(total.earned), rounded(total.possible)]),
				share(total),
				student.joinedLate ? 'yes' : null,
				...objectives.map(({ id }) => share(parts.get(id) ?? NOTHING)),
			];
		}),
	};
}

const NOTHING: Points = { earned: 0, possible: 0 };

/** By objective. */
export function sumsOf(parts: QuizResult['byObjective']): Map<string, Points> {
	const sums = new Map<string, Points>();
	for (const { objective, earned, possible } of parts) {
		const sum = sums.get(objective) ?? NOTHING;
		sums.set(objective, { earned: sum.earned + earned, possible: sum.possible + possible });
	}
	return sums;
}

function resultsByStudent(results: readonly QuizResult[]): Map<string, Map<string, QuizResult>> {
	const byStudent = new Map<string, Map<string, QuizResult>>();
	for (const result of results) {
		const own = byStudent.get(result.student) ?? new Map<string, QuizResult>();
		if (own.has(result.quiz))
			throw new RangeError(`Two results of one student in the quiz “${result.quiz}”.`);
		byStudent.set(result.student, own.set(result.quiz, result));
	}
	return byStudent;
}

function sum(points: readonly Points[]): Points {
	return {
		earned: points.reduce((total, { earned }) => total + earned, 0),
		possible: points.reduce((total, { possible }) => total + possible, 0),
	};
}

const share = ({ earned, possible }: Points) => (possible > 0 ? rounded(earned / possible) : null);
