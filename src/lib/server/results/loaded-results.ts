import { parseRules } from '../../assign/parse-rules.ts';
import { toNumber } from '../../assign/fraction.ts';
import { scores, type StudentScore } from '../attempts/scores.ts';
import { papersOf, type Paper } from './papers.ts';
import type { Kysely } from 'kysely';
import type { AssignmentRules } from '../../assign/rules.ts';
import type { AssignmentTable, ClassTable, StudentTable, Tables } from '../database/tables.ts';

/** Everything a teacher's pages of results are made from. */
export interface LoadedResults {
	readonly class: ClassTable;
	readonly assignment: AssignmentTable;
	readonly rules: AssignmentRules;
	/** By name. */
	readonly students: readonly StudentTable[];
	/** One for each quiz and, where there are parallel forms, for each form. */
	readonly papers: readonly Paper[];
	/** One for each student and place. */
	readonly scores: readonly StudentScore[];
	/** How many have handed something in, or run out of time. */
	readonly over: number;
	/** Of how many others something counts that was not handed in. */
	readonly unfinished: number;
}

/**
 * Loads the results of an assignment.
 * @param granted what `authorize` has granted
 * @param now milliseconds since 1970
 */
export async function loadResults(
	db: Kysely<Tables>,
	granted: { readonly class: ClassTable; readonly assignment: AssignmentTable },
	now: number,
): Promise<LoadedResults> {
	const { rules } = parseRules(JSON.parse(granted.assignment.rules));
	if (!rules) throw new Error(`The rules of assignment ${granted.assignment.id} are damaged.`);
	const all = await scores(db, granted.assignment, now);
	const papers = await papersOf(db, granted.assignment, all);
	const students = [...new Map(all.map(({ student }) => [student.id, student])).values()].sort((a, b) =>
		a.nickname.localeCompare(b.nickname, 'en'),
	);
	const over = peopleWho(all, hasHandedIn);
	return {
		...granted,
		rules,
		students,
		papers,
		scores: all,
		over: over.size,
		unfinished: peopleWho(all, isUnfinished).difference(over).size,
	};
}

/** Handed in, or out of time; also who has begun once more since. */
export const hasHandedIn = ({ attempts }: Pick<StudentScore, 'attempts'>): boolean =>
	attempts.some(({ overSince }) => overSince !== null);

/** Whether what counts was not handed in. */
export const isUnfinished = ({ counted, override }: Pick<StudentScore, 'counted' | 'override'>): boolean =>
	override === null && counted?.isOver === false;

/** Ids of students of whom it is true in one quiz or more. */
export const peopleWho = (
	all: readonly StudentScore[],
	holds: (score: StudentScore) => boolean,
): ReadonlySet<string> => new Set(all.filter(holds).map(({ student }) => student.id));

/** Points that count: what a teacher has decided, else what was earned; null when there is neither. */
export function pointsOf({ counted, override }: Pick<StudentScore, 'counted' | 'override'>): number | null {
	if (override) return override.earned / 1000;
	return counted ? toNumber(counted.earned) : null;
}
