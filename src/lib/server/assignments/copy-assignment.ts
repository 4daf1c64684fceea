import type { AssignmentRules } from '../../rules/rules.ts';
import { movedPlan } from '../../rules/plan.ts';
import { planOf, rulesOf } from '../attempts/rules-of.ts';
import { makeClass } from '../classes/change-class.ts';
import { noteChange } from '../classes/class-changes.ts';
import type { ClassFields } from '../classes/class-fields.ts';
import { freshJoinCode } from '../classes/fresh-code.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { assignmentsOf, quizzesOf } from './assignments.ts';

/** Of one class, the newest: more is no year’s work. */
const MOST_COPIED = 200;

/** What a class is given, and how. */
export interface CopyTo {
	readonly classId: string;
	readonly title: string;
	readonly rules: AssignmentRules;
	readonly liveScores: boolean;
}

/**
 * Gives what was assigned to one class to others: the very versions of its quizzes, also where they were edited since.
 * @param teacher who does it
 * @param now milliseconds since 1970
 * @returns ids of the new assignments, in the order of the classes
 */
export function copyAssignment(
	database: Database,
	from: AssignmentTable,
	to: readonly CopyTo[],
	teacher: string,
	now: number,
	once: Once | null = null,
): Promise<string[]> {
	return writeOnce(database, once, async (db) => {
		const ids: string[] = [];
		for (const one of to) ids.push(await insertCopy(db, from, one, teacher, now));
		return ids;
	});
}

async function insertCopy(db: Db, from: AssignmentTable, to: CopyTo, teacher: string, now: number) {
	const id = await copyRows(db, from, to, now);
	await noteChange(db, to.classId, teacher, { kind: 'assigned', assignment: id }, now);
	return id;
}

/** The rows of an assignment once more, for another class. @returns its id */
export async function copyRows(
	db: Db,
	from: AssignmentTable,
	{ classId, title, rules, liveScores }: CopyTo,
	now: number,
): Promise<string> {
	const id = newId(now);
	const plan = planOf(from);
	await db
		.insertInto('assignment')
		.values({
			...from,
			id,
			class_id: classId,
			title: title || from.title,
			join_code: await freshJoinCode(db),
			rules: JSON.stringify(rules),
			plan: plan && JSON.stringify(movedPlan(plan, rulesOf(from), rules)),
			// The others of a class are not those of another.
			given_to: null,
			follows: null,
			live_scores: liveScores ? 1 : 0,
			created_at: now,
			deleted_at: null,
		})
		.execute();
	const quizzes = await db
		.selectFrom('assignment_quiz')
		.selectAll()
		.where('assignment_id', '=', from.id)
		.execute();
	await db
		.insertInto('assignment_quiz')
		.values(quizzes.map((row) => ({ ...row, assignment_id: id })))
		.execute();
	return id;
}

/**
 * Makes a class of a teacher after the model of another, without its students.
 * @param mayCopy whether an assignment comes along, by its quizzes; null: none does. Their dates do not
 * @param now milliseconds since 1970
 */
export function copyClass(
	database: Database,
	from: ClassTable,
	teacher: string,
	fields: ClassFields,
	mayCopy: ((quizzes: readonly { module: string; quiz: string }[]) => boolean) | null,
	now: number,
	once: Once | null = null,
): Promise<{ readonly id: string; readonly assignments: number }> {
	return writeOnce(database, once, async (db, within) => {
		const { id } = await makeClass(within, teacher, fields, now);
		const all = mayCopy ? (await assignmentsOf(db, from.id)).slice(0, MOST_COPIED).reverse() : [];
		let assignments = 0;
		for (const assignment of all) {
			if (!mayCopy?.(await quizzesOf(db, assignment.id))) continue;
			const rules = { ...withoutDates(rulesOf(assignment)), timeZone: fields.timeZone };
			const { title, live_scores } = assignment;
			// A millisecond apart, so that they are listed in the same order.
			const at = now + assignments;
			const to = { classId: id, title, rules, liveScores: live_scores === 1 };
			await insertCopy(db, assignment, to, teacher, at);
			assignments += 1;
		}
		return { id, assignments };
	});
}

const withoutDates = (rules: AssignmentRules): AssignmentRules => ({
	...rules,
	opensAt: null,
	dueAt: null,
	closesAt: null,
});
