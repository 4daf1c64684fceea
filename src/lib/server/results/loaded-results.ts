import type { AssignmentRules } from '../../rules/rules.ts';
import type { Wanted } from '../attempts/attempt-rows.ts';
import { rulesAt, rulesOf } from '../attempts/rules-of.ts';
import { hasHandedIn, scores, type StudentScore, studentsOf } from '../attempts/scores.ts';
import { bySurname } from '../classes/by-surname.ts';
import type { Db } from '../database/engine.ts';
import { giveWay } from '../give-way.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';
import { papersOf, type Paper } from './papers.ts';

/** Everything a teacher's pages of results are made from. */
export interface LoadedResults {
	readonly class: ClassTable;
	readonly assignment: AssignmentTable;
	/** Of the whole. */
	readonly rules: AssignmentRules;
	/** What holds at a place. */
	readonly rulesAt: (place: number) => AssignmentRules;
	/** By surname. */
	readonly students: readonly StudentTable[];
	/** One for each quiz and, where there are parallel forms, for each form. */
	readonly papers: readonly Paper[];
	/** One for each student and place. */
	readonly scores: readonly StudentScore[];
	/** Ids of students who joined after somebody had handed in. */
	readonly joinedLate: ReadonlySet<string>;
	/** How many have handed something in, or run out of time. */
	readonly over: number;
	/** Of how many others something counts that was not submitted. */
	readonly unfinished: number;
}

/**
 * Loads the results of an assignment.
 * @param granted what `authorize` has granted
 * @param now milliseconds since 1970
 * @param answers of which attempts; left out: of all
 */
export async function loadResults(
	db: Db,
	granted: { readonly class: ClassTable; readonly assignment: AssignmentTable },
	now: number,
	answers?: Wanted['answers'],
): Promise<LoadedResults> {
	const rules = rulesOf(granted.assignment);
	// A path may have no quiz: its students are there all the same.
	const students = (await studentsOf(db, granted.assignment)).toSorted(bySurname);
	const all = await scores(db, granted.assignment, now, answers, students);
	await giveWay();
	const papers = await papersOf(db, granted.assignment, all);
	const over = peopleWho(all, hasHandedIn);
	return {
		...granted,
		rules,
		rulesAt: rulesAt(granted.assignment),
		students,
		papers,
		scores: all,
		joinedLate: joinedLate(all),
		over: over.size,
		unfinished: peopleWho(all, isUnfinished).difference(over).size,
	};
}

/**
 * Who joined after the first hand-in: under a made-up name somebody may have seen the questions before. Who had begun by
 * then was there already, and has only come back.
 */
function joinedLate(all: readonly StudentScore[]): ReadonlySet<string> {
	const first = Math.min(
		...all.flatMap(({ attempts }) => attempts.flatMap(({ row }) => row.handed_in_at ?? [])),
	);
	const wasThere = peopleWho(all, ({ attempts }) => attempts.some(({ row }) => row.started_at <= first));
	return peopleWho(all, ({ student }) => (student.joined_at ?? 0) > first).difference(wasThere);
}

/** Whether what counts was not submitted. */
export const isUnfinished = ({ counted, override }: Pick<StudentScore, 'counted' | 'override'>): boolean =>
	override === null && counted?.isOver === false;

/** Ids of students of whom it is true in one quiz or more. */
export const peopleWho = (
	all: readonly StudentScore[],
	holds: (score: StudentScore) => boolean,
): ReadonlySet<string> => new Set(all.filter(holds).map(({ student }) => student.id));
