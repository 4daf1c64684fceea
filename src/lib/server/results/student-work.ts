import { toNumber } from '../../rules/fraction.ts';
import { dueWords } from '../../words/due-words.ts';
import { shortDay } from '../../words/gradebook.ts';
import { notMarked } from '../../words/marking.ts';
import { percent } from '../../words/percent.ts';
import { CELL_NOTES } from '../../words/results.ts';
import { count, duration, points } from '../../words/words.ts';
import { timeUsed } from '../attempts/load-attempts.ts';
import type { StudentScore } from '../attempts/scores.ts';
import type { Db } from '../database/engine.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';
import { exactly, gradebookOf, loadColumns } from './gradebook.ts';
import { notesOf, percentOf, pointsOf, saidOf, stateWords } from './gradebook-view.ts';

/** One quiz of an assignment, as the student did it. */
interface DoneQuiz {
	readonly title: string;
	/** `8.5 of 10`; empty while nothing counts. */
	readonly points: string;
	/** `late`, `overridden`. */
	readonly notes: readonly string[];
	/** `2 attempts, 25 minutes`; empty without any. */
	readonly attempts: string;
	/** When the newest was submitted, or begun; null without any. */
	readonly last: { readonly isSubmitted: boolean; readonly at: string } | null;
	readonly comment: string;
}

export interface StudentWork {
	readonly asOf: string;
	readonly average: string;
	readonly withoutLowest: string;
	/** `1 not marked yet`; empty when the averages wait for none. */
	readonly unmarked: string;
	readonly categories: readonly { readonly name: string; readonly average: string }[];
	readonly assignments: readonly {
		readonly id: string;
		readonly title: string;
		/** `4 Dec`. */
		readonly due: string | null;
		/** `85%`, or a state in words. */
		readonly words: string;
		readonly points: string;
		readonly notes: readonly string[];
		/** `weight 2`, `practice, not counted`; may be empty. */
		readonly said: string;
		readonly isExcused: boolean;
		/** Of several those that something is said of. */
		readonly quizzes: readonly DoneQuiz[];
		readonly isSeveral: boolean;
	}[];
}

/** Everything that one student did in a class, and what it comes to. @param now milliseconds since 1970 */
export async function studentWork(
	db: Db,
	{ time_zone }: Pick<ClassTable, 'time_zone'>,
	student: StudentTable,
	now: number,
): Promise<StudentWork> {
	const loaded = await loadColumns(db, student.class_id, [student], now);
	const { columns, categories, rows } = gradebookOf(loaded, [student]);
	const averages = rows[0]?.averages;
	return {
		asOf: dueWords(now, time_zone, now),
		average: percent(averages?.all ?? null),
		withoutLowest: percent(averages?.withoutLowest ?? null),
		unmarked: notMarked(averages?.unmarked ?? 0),
		categories: categories.map((name, at) => ({ name, average: percent(averages?.byCategory[at] ?? null) })),
		assignments: columns.flatMap((column, at) => {
			const cell = rows[0]?.cells[at];
			if (!cell || cell.state === 'not-given') return [];
			const { dueAt } = column;
			const { timeZone } = column.rules;
			const own = loaded[at]?.scores ?? [];
			return {
				id: column.id,
				title: column.title,
				due: dueAt === null ? null : shortDay(dueAt, timeZone, now),
				words: cell.state === 'scored' ? percentOf(cell) : stateWords(cell, column),
				points: cell.state === 'scored' ? pointsOf(cell) : '',
				notes: [...notesOf(cell), ...(own.some(({ override }) => override) ? [CELL_NOTES.overridden] : [])],
				said: saidOf(column),
				isExcused: cell.state === 'excused',
				isSeveral: own.length > 1,
				quizzes: (own.length > 1 ? own.filter(isTouched) : own).map((score) =>
					doneQuiz(score, timeZone, now),
				),
			};
		}),
	};
}

const isTouched = ({ attempts, override, comment }: StudentScore) =>
	attempts.length > 0 || override !== null || comment !== '';

function doneQuiz(score: StudentScore, timeZone: string, now: number): DoneQuiz {
	const earned = exactly(score);
	const possible = score.counted?.possible ?? score.possible;
	const late = score.counted?.late ?? false;
	const newest = score.attempts.at(-1);
	const handedInAt = newest?.row.handed_in_at ?? null;
	return {
		title: score.title,
		points: earned ? `${points(toNumber(earned))} of ${possible}` : '',
		notes: [
			...(score.unmarked > 0 ? [notMarked(score.unmarked)] : []),
			...(late ? [CELL_NOTES.late] : []),
			...(score.override ? [CELL_NOTES.overridden] : []),
		],
		attempts: newest
			? `${count(score.attempts.length, 'attempt')}, ${duration(score.attempts.map(timeUsed).reduce((sum, ms) => sum + ms, 0))}`
			: '',
		last: newest
			? {
					isSubmitted: handedInAt !== null,
					at: dueWords(handedInAt ?? newest.row.started_at, timeZone, now),
				}
			: null,
		comment: score.comment,
	};
}
