import { number, rounded, text, type Cell, type Column, type Table } from './table.ts';
import { EXPORT_TITLES } from '../../words/results.ts';

/** How one student stands with one quiz. Moments are milliseconds since 1970. */
export interface Submission {
	/** Name, as the class list has it. */
	readonly student: string;
	/** Title of the quiz. */
	readonly quiz: string;
	/** In words: `not started`. */
	readonly status: string;
	/** How many were begun. */
	readonly attempts: number;
	/** What counts; null while nothing does. */
	readonly earned: number | null;
	readonly possible: number;
	/** Answers that nobody has marked yet; null where no question has to be marked. */
	readonly unmarked: number | null;
	/** Null while nothing counts. */
	readonly late: boolean | null;
	/** Points; null where lateness costs none. */
	readonly penalty: number | null;
	/** Null without a pass mark, or while nothing counts. */
	readonly passed: boolean | null;
	/** Of the newest attempt. */
	readonly startedAt: number | null;
	readonly submittedAt: number | null;
	/** Of all attempts, in milliseconds; null without any. */
	readonly timeUsed: number | null;
	readonly overridden: boolean;
	/** May be empty. */
	readonly comment: string;
}

const yesNo = (said: boolean | null): Cell => (said === null ? null : said ? 'yes' : 'no');
const date = (id: string, title: string): Column => ({ id, title, kind: 'date' });

/** Each column, and what stands in it. */
const COLUMNS: readonly (readonly [Column, (of: Submission) => Cell])[] = [
	[text('student', EXPORT_TITLES.student), ({ student }) => student],
	[text('quiz', EXPORT_TITLES.quiz), ({ quiz }) => quiz],
	[text('status', EXPORT_TITLES.status), ({ status }) => status],
	[number('attempts', EXPORT_TITLES.attempts), ({ attempts }) => attempts],
	[number('earned', EXPORT_TITLES.earned), ({ earned }) => rounded(earned)],
	[number('possible', EXPORT_TITLES.possible), ({ possible }) => possible],
	[number('unmarked', EXPORT_TITLES.unmarked), ({ unmarked }) => unmarked],
	[text('late', EXPORT_TITLES.late), ({ late }) => yesNo(late)],
	[number('penalty', EXPORT_TITLES.penalty), ({ penalty }) => rounded(penalty)],
	[text('passed', EXPORT_TITLES.passed), ({ passed }) => yesNo(passed)],
	[date('started', EXPORT_TITLES.started), ({ startedAt }) => startedAt],
	[date('submitted', EXPORT_TITLES.submitted), ({ submittedAt }) => submittedAt],
	[number('minutes', EXPORT_TITLES.minutes), ({ timeUsed }) => minutes(timeUsed)],
	[text('overridden', EXPORT_TITLES.overridden), ({ overridden }) => (overridden ? 'yes' : null)],
	[text('comment', EXPORT_TITLES.comment), ({ comment }) => comment || null],
];

/** To a tenth: nobody reads more of it. */
const minutes = (ms: number | null) => (ms === null ? null : Math.round(ms / 6_000) / 10);

/** One row for each student and quiz, in the order given, also for those who have not started. */
export function submissionTable(name: string, submissions: readonly Submission[]): Table {
	const isMarked = submissions.some(({ unmarked }) => unmarked !== null);
	const shown = COLUMNS.filter(([{ id }]) => id !== 'unmarked' || isMarked);
	return {
		name,
		columns: shown.map(([column]) => column),
		rows: submissions.map((one) => shown.map(([, of]) => of(one))),
	};
}
