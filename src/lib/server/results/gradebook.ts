import { dueFor, endFor, GRACE, type ExtraTime } from '../../rules/deadline.ts';
import { fraction, toNumber, type Fraction } from '../../rules/fraction.ts';
import {
	averageOf,
	cellOf,
	NOT_GIVEN,
	shareOf,
	withoutLowest,
	type GradebookCell,
	type QuizStanding,
	type Weighted,
} from '../../rules/gradebook.ts';
import { isGivenTo } from '../../rules/given-to.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { assignmentsOf } from '../assignments/assignments.ts';
import { extraOf, givenTo, planOf, rulesAt, rulesOf } from '../attempts/rules-of.ts';
import { scores, type StudentScore } from '../attempts/scores.ts';
import { listStudents } from '../classes/list-students.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable, StudentTable } from '../database/tables/classes.ts';
import { columnSettings, type ColumnSettings } from './column-settings.ts';
import { excusedIn } from './excused.ts';

export interface GradebookColumn extends ColumnSettings {
	/** Of the assignment. */
	readonly id: string;
	readonly title: string;
	/** Of the whole. */
	readonly rules: AssignmentRules;
	/** When the last of what counts is due, in milliseconds since 1970; null: never. */
	readonly dueAt: number | null;
	/** Points, when all of it is in. */
	readonly possible: number;
	/** Mean share of those for whom it counts; null where it does for nobody. */
	readonly average: number | null;
	/** Answers that the average waits for. */
	readonly unmarked: number;
}

interface Averages {
	/** Shares, 0 to 1; null while nothing counts. */
	readonly all: number | null;
	readonly withoutLowest: number | null;
	/** In the order of the categories. */
	readonly byCategory: readonly (number | null)[];
	/** Answers that they wait for. */
	readonly unmarked: number;
}

export interface GradebookRow {
	readonly student: StudentTable;
	/** In the order of the columns. */
	readonly cells: readonly GradebookCell[];
	readonly averages: Averages;
}

export interface Gradebook {
	/** By due date; one without by the moment it was given. */
	readonly columns: readonly GradebookColumn[];
	/** In the order in which columns first name them. */
	readonly categories: readonly string[];
	readonly rows: readonly GradebookRow[];
	/** Of the students' averages, each counting the same; null without any. */
	readonly average: number | null;
}

/**
 * Everything a class did, one row for each student and one column for each assignment. It reads what is kept of each
 * attempt and never what was answered.
 * @param now milliseconds since 1970
 */
export async function loadGradebook(db: Db, { id }: Pick<ClassTable, 'id'>, now: number): Promise<Gradebook> {
	const students = await listStudents(db, id);
	return gradebookOf(await loadColumns(db, id, students, now), students);
}

/** One assignment as some students stand in it. */
export interface LoadedColumn {
	readonly assignment: AssignmentTable;
	readonly settings: ColumnSettings;
	/** Of all its quizzes, also where one alone counts. */
	readonly scores: readonly StudentScore[];
	/** By id of a student. */
	readonly cells: ReadonlyMap<string, GradebookCell>;
}

/** What a class was given, by due date, with how these students stand. */
export async function loadColumns(
	db: Db,
	classId: string,
	students: readonly StudentTable[],
	now: number,
): Promise<LoadedColumn[]> {
	const assignments = inOrder(await assignmentsOf(db, classId));
	const settings = await columnSettings(db, assignments);
	const excused = await excusedIn(db, classId);
	const loaded: LoadedColumn[] = [];
	for (const assignment of assignments) {
		const given = students.filter(({ id }) => isGivenTo(givenTo(assignment), id));
		const own = await scores(db, assignment, now, 'none', given);
		loaded.push({
			assignment,
			settings: settings.get(assignment.id) ?? { category: '', weight: null, counts: false },
			scores: own,
			cells: cellsOf(assignment, gradedOf(assignment, own), excused, now),
		});
	}
	return loaded;
}

/** @param students those that the columns were loaded for */
export function gradebookOf(loaded: readonly LoadedColumn[], students: readonly StudentTable[]): Gradebook {
	const columns = loaded.map(({ assignment, settings, scores: all, cells }): GradebookColumn => ({
		id: assignment.id,
		title: assignment.title,
		rules: rulesOf(assignment),
		dueAt: lastDue(assignment, gradedOf(assignment, all)),
		possible: possibleOf(gradedOf(assignment, all)),
		average: meanOf([...cells.values()].flatMap((cell) => shareOf(cell) ?? [])),
		unmarked: [...cells.values()].reduce((sum, { unmarked }) => sum + unmarked, 0),
		...settings,
	}));
	const categories = [...new Set(columns.flatMap(({ category }) => category || []))];
	const rows = students.map((student): GradebookRow => {
		const cells = loaded.map((column) => column.cells.get(student.id) ?? NOT_GIVEN);
		return { student, cells, averages: averagesOf(columns, cells, categories) };
	});
	return {
		columns,
		categories,
		rows,
		average: meanNumber(rows.flatMap(({ averages }) => averages.all ?? [])),
	};
}

const inOrder = (assignments: readonly AssignmentTable[]): AssignmentTable[] => {
	const at = (row: AssignmentTable) => planOf(row)?.test?.rules.dueAt ?? rulesOf(row).dueAt ?? row.created_at;
	return [...assignments].sort((a, b) => at(a) - at(b) || a.created_at - b.created_at);
};

/** By id of a student. */
function cellsOf(
	assignment: AssignmentTable,
	all: readonly StudentScore[],
	excused: ReadonlySet<string>,
	now: number,
): ReadonlyMap<string, GradebookCell> {
	const rules = rulesAt(assignment);
	const standingOf = (score: StudentScore): QuizStanding => ({
		earned: exactly(score),
		possible: score.counted?.possible ?? score.possible,
		late: score.counted?.late ?? false,
		unmarked: score.unmarked,
		isBegun: score.attempts.length > 0,
		isDue: isDue(rules(score.place), extraOf(score.student, assignment), now),
	});
	const byStudent = Map.groupBy(all, ({ student }) => student.id);
	return new Map(
		[...byStudent].map(([id, own]) => [
			id,
			cellOf(own.map(standingOf), excused.has(`${assignment.id} ${id}`)),
		]),
	);
}

/** Whether what is not in counts as 0: it was due for this student; without a due date, it has closed. */
function isDue(rules: AssignmentRules, extra: ExtraTime, now: number): boolean {
	const at = dueFor(rules, extra) ?? endFor(rules, extra);
	return at !== null && now > at + GRACE;
}

/** What counts, exactly: what a teacher has decided, else what was earned; null when there is neither. */
export const exactly = ({ override, counted }: StudentScore): Fraction | null =>
	override ? fraction(BigInt(override.earned), 1000n) : (counted?.earned ?? null);

/** Of a path with a graded test the test alone: what comes before it is practice. */
function gradedOf(assignment: AssignmentTable, all: readonly StudentScore[]): readonly StudentScore[] {
	const rules = rulesAt(assignment);
	const graded = all.filter(({ place }) => rules(place).mode === 'graded');
	return graded.length > 0 ? graded : all;
}

function lastDue(assignment: AssignmentTable, all: readonly StudentScore[]): number | null {
	const rules = rulesAt(assignment);
	const due = [...new Set(all.map(({ place }) => place))].flatMap((place) => rules(place).dueAt ?? []);
	return due.length > 0 ? Math.max(...due) : rulesOf(assignment).dueAt;
}

/** Of the first student who is there: forms of a quiz are worth the same. */
function possibleOf(all: readonly StudentScore[]): number {
	const [first] = all;
	return all
		.filter(({ student }) => student.id === first?.student.id)
		.reduce((sum, { possible }) => sum + possible, 0);
}

const weightOf = ({ weight }: ColumnSettings) => fraction(BigInt(weight ?? 1000), 1000n);

function averagesOf(
	columns: readonly GradebookColumn[],
	cells: readonly GradebookCell[],
	categories: readonly string[],
): Averages {
	const parts = columns.flatMap((column, at): (Weighted & { category: string })[] => {
		const cell = cells[at];
		const share = cell && column.counts ? shareOf(cell) : null;
		return share ? [{ share, weight: weightOf(column), category: column.category }] : [];
	});
	const said = (some: readonly Weighted[]) => {
		const average = averageOf(some);
		return average && toNumber(average);
	};
	return {
		all: said(parts),
		withoutLowest: said(withoutLowest(parts)),
		byCategory: categories.map((name) => said(parts.filter(({ category }) => category === name))),
		unmarked: columns.reduce((sum, { counts }, at) => sum + (counts ? (cells[at]?.unmarked ?? 0) : 0), 0),
	};
}

const meanNumber = (numbers: readonly number[]) =>
	numbers.length > 0 ? numbers.reduce((sum, one) => sum + one, 0) / numbers.length : null;

function meanOf(shares: readonly Fraction[]): number | null {
	const mean = averageOf(shares.map((share) => ({ share, weight: fraction(1n) })));
	return mean && toNumber(mean);
}
