import { countingOf } from '../attempts/load-attempts.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { passedSoFar, pointsOf, type StudentScore } from '../attempts/scores.ts';
import { isUnfinished, type LoadedResults } from './loaded-results.ts';
import { sumsOf, type Points, type QuizResult } from '../exports/score-table.ts';

/** One student's standing in one quiz. */
interface Cell {
	readonly place: number;
	readonly state: StudentScore['state'];
	/** Null as long as nothing counts. */
	readonly earned: number | null;
	readonly possible: number;
	readonly late: boolean;
	/** What counts was not submitted: it counts as far as it goes. */
	readonly unfinished: boolean;
	/** Null without a pass mark, or while nothing counts. */
	readonly passed: boolean | null;
	readonly isOverridden: boolean;
	/** Answers that it waits for. */
	readonly unmarked: number;
	/** What the teacher wrote beside the score; may be empty. */
	readonly comment: string;
	readonly answered: number;
	readonly of: number;
	readonly attempts: number;
	/** Which of several forms the student has, from 0; null where there is one, or it is not decided yet. */
	readonly form: number | null;
}

interface OverviewRow {
	readonly student: {
		readonly id: string;
		readonly name: string;
		readonly joined: boolean;
		readonly joinedLate: boolean;
		/** Whether there is any attempt. */
		readonly hasBegun: boolean;
	};
	readonly cells: readonly Cell[];
	/** Of what counts so far; null while nothing does. */
	readonly total: Points | null;
	/** Answers that it waits for. */
	readonly unmarked: number;
	/** In the order of the objectives asked for; null where nothing was taken. */
	readonly byObjective: readonly (Points | null)[];
}

export interface Overview {
	readonly quizzes: readonly {
		readonly place: number;
		readonly title: string;
		readonly mean: number | null;
		/** Answers that the mean waits for. */
		readonly unmarked: number;
	}[];
	readonly objectives: readonly {
		readonly id: string;
		readonly title: string;
		readonly share: number | null;
	}[];
	readonly rows: readonly OverviewRow[];
}

/**
 * The class as a table: students × quizzes, and students × objectives.
 * @param titleOf null: without objectives, which every attempt that counts is read for
 */
export function overview(results: LoadedResults, titleOf: ((objective: string) => string) | null): Overview {
	const places = [...new Set(results.papers.map(({ place }) => place))];
	const objectives = titleOf ? objectivesOf(results) : [];
	const scores = Map.groupBy(results.scores, (score) => score.student.id);
	const counted = Map.groupBy(titleOf ? quizResults(results) : [], (result) => result.student);
	const rows = results.students.map((student): OverviewRow => {
		const own = scores.get(student.id) ?? [];
		const cells = places.flatMap((place) =>
			own.filter((score) => score.place === place).map((score) => cell(score, results)),
		);
		const counting = cells.filter(({ earned }) => earned !== null);
		const byObjective = sumsOf((counted.get(student.id) ?? []).flatMap((result) => result.byObjective));
		return {
			student: {
				id: student.id,
				name: student.nickname,
				joined: student.joined_at !== null,
				joinedLate: results.joinedLate.has(student.id),
				hasBegun: cells.some(({ attempts }) => attempts > 0),
			},
			cells,
			total:
				counting.length > 0
					? sumOf(counting.map(({ earned, possible }) => ({ earned: earned ?? 0, possible })))
					: null,
			unmarked: cells.reduce((sum, { unmarked }) => sum + unmarked, 0),
			byObjective: objectives.map((objective) => byObjective.get(objective) ?? null),
		};
	});
	return {
		quizzes: places.map((place) => ({
			place,
			title: results.papers.find((paper) => paper.place === place)?.version.quiz.title ?? '',
			mean: meanShare(rows.flatMap(({ cells }) => cells.filter((one) => one.place === place))),
			unmarked: results.scores.reduce((sum, one) => sum + (one.place === place ? one.unmarked : 0), 0),
		})),
		objectives: objectives.map((id, at) => {
			const parts = rows.flatMap(({ byObjective }) => byObjective[at] ?? []);
			const { earned, possible } = sumOf(parts);
			return { id, title: titleOf?.(id) ?? id, share: possible > 0 ? earned / possible : null };
		}),
		rows,
	};
}

/** Which of several forms a student has; null where there is one, or nothing was begun. */
export function formOf({ attempts, place }: StudentScore, papers: LoadedResults['papers']): number | null {
	const isDrawn = papers.filter((paper) => paper.place === place).length > 1;
	return isDrawn ? (attempts.at(-1)?.row.form ?? null) : null;
}

function cell(score: StudentScore, { rulesAt, papers }: LoadedResults): Cell {
	const earned = pointsOf(score);
	const possible = score.counted?.possible ?? score.possible;
	return {
		place: score.place,
		state: score.state,
		earned,
		possible,
		late: score.counted?.late ?? false,
		unfinished: isUnfinished(score),
		passed: hasPassed(score, rulesAt(score.place)),
		isOverridden: score.override !== null,
		unmarked: score.unmarked,
		comment: score.comment,
		answered: score.answered,
		of: score.of,
		attempts: score.attempts.length,
		form: formOf(score, papers),
	};
}

/** Null without a pass mark, while nothing counts, and while it waits for marks and is not enough without them. */
export function hasPassed(
	{ override, counted, possible, unmarked }: StudentScore,
	{ passMark }: Pick<AssignmentRules, 'passMark'>,
): boolean | null {
	const of = counted?.possible ?? possible;
	if (override === null || passMark === null || of === 0) return passedSoFar(counted, unmarked);
	// In thousandths, which are whole: 2.55 of 3 are 85 %, and as a fraction a little less.
	return override.earned * 100 >= passMark * of * 1_000;
}

/** What counts, for tables that leave: one for each student and quiz that has a result. */
export function quizResults({ scores }: LoadedResults): (QuizResult & { readonly place: number })[] {
	return scores.flatMap((score) => {
		const earned = pointsOf(score);
		if (earned === null) return [];
		const chosen = (score.counted?.from ?? []).flatMap((at) => {
			const loaded = score.attempts[at];
			return (loaded && countingOf(loaded)) ?? [];
		});
		const parts = sumsOf(chosen.flatMap(({ byObjective }) => byObjective));
		const share = chosen.length > 0 ? 1 / chosen.length : 0;
		return {
			student: score.student.id,
			quiz: String(score.place),
			place: score.place,
			earned,
			possible: score.counted?.possible ?? score.possible,
			unfinished: isUnfinished(score),
			unmarked: score.unmarked,
			byObjective: Array.from(parts, ([objective, { earned, possible }]) => {
				return { objective, earned: earned * share, possible: possible * share };
			}),
		};
	});
}

function objectivesOf({ papers }: LoadedResults): string[] {
	return [...new Set(papers.flatMap(({ version }) => version.quiz.items.map(({ objective }) => objective)))];
}

const sumOf = (parts: readonly Points[]): Points => ({
	earned: parts.reduce((sum, { earned }) => sum + earned, 0),
	possible: parts.reduce((sum, { possible }) => sum + possible, 0),
});

function meanShare(cells: readonly Cell[]): number | null {
	const shares = cells.flatMap(({ earned, possible }) =>
		earned === null || possible === 0 ? [] : [earned / possible],
	);
	return shares.length > 0 ? shares.reduce((sum, share) => sum + share, 0) / shares.length : null;
}
