import { citationsOf } from '../../quiz/explain.ts';
import type { Module, Quiz } from '../../quiz/types.ts';
import { TO_ALL, type GivenTo } from '../../rules/given-to.ts';
import type { Plan } from '../../rules/plan.ts';
import type { AssignmentRules } from '../../rules/rules.ts';
import { ASSIGN_PROBLEMS } from '../../words/assigning.ts';
import { rulesOf } from '../attempts/rules-of.ts';
import { freshJoinCode } from '../classes/fresh-code.ts';
import type { Database, Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { ClassTable } from '../database/tables/classes.ts';
import { locked, write } from '../database/write.ts';
import { newId } from '../new-id.ts';
import type { Once } from '../once/once.ts';
import { writeOnce } from '../once/write-once.ts';
import { storeQuizVersion, type QuizVersion } from '../quiz-versions.ts';

/** What is taken at one place: a quiz, or parallel forms of one. */
export type Forms = readonly [QuizVersion, ...QuizVersion[]];

/** What a teacher decides about an assignment. */
interface Settings {
	/** Empty: as the quizzes are called. */
	readonly title: string;
	readonly rules: AssignmentRules;
	readonly liveScores: boolean;
	/** Of a module that is assigned as one; null: quizzes alone. */
	readonly plan?: Plan | null;
}

/** What is given, and to whom. */
export interface Given extends Settings {
	/** Left out: to all. */
	readonly givenTo?: GivenTo;
	/** Id of the assignment that this one follows. */
	readonly follows?: string | null;
}

/** A quiz as it is now, with the readings it speaks of and cites: those stay as they are, too. */
export function versionOf(module: Module, quiz: Quiz): QuizVersion {
	const cited = new Set(
		quiz.items.flatMap((item) => [item.accordingTo, ...citationsOf(item).map(({ reading }) => reading)]),
	);
	return { module, quiz, readings: module.readings.filter(({ id }) => cited.has(id)) };
}

/**
 * Gives quizzes to a class, as they are now: what is edited later changes nothing for it.
 * @param places one or more, or as many as the plan has quizzes
 * @param now milliseconds since 1970
 * @returns the id of the assignment
 */
export function createAssignment(
	database: Database,
	to: Pick<ClassTable, 'id'>,
	places: readonly Forms[],
	{ title, rules, liveScores, plan = null, givenTo = TO_ALL, follows = null }: Given,
	now: number,
	once: Once | null = null,
): Promise<string> {
	const make = async (db: Db) => {
		const id = newId(now);
		await db
			.insertInto('assignment')
			.values({
				id,
				class_id: to.id,
				title: title || titleOf(places),
				join_code: await freshJoinCode(db),
				rules: JSON.stringify(rules),
				plan: plan && JSON.stringify(plan),
				given_to: givenTo.only === null ? null : JSON.stringify(givenTo),
				follows,
				live_scores: liveScores ? 1 : 0,
				created_at: now,
				deleted_at: null,
			})
			.execute();
		for (const [place, forms] of places.entries()) {
			for (const [form, version] of forms.entries()) {
				await db
					.insertInto('assignment_quiz')
					.values({
						assignment_id: id,
						place,
						form,
						version_hash: await storeQuizVersion(db, version, now),
					})
					.execute();
			}
		}
		return id;
	};
	return writeOnce(database, once, make, { holds: isThere });
}

async function isThere(db: Db, id: string): Promise<boolean> {
	const found = await db.selectFrom('assignment').select('id').where('id', '=', id).executeTakeFirst();
	return found !== undefined;
}

/** `Actors`, `Actors and Challenges`, `Actors, Challenges and 2 more`. */
function titleOf(places: readonly Forms[]): string {
	const titles = places.map(([{ quiz }]) => quiz.title);
	const [first = '', second, ...more] = titles;
	if (second === undefined) return first;
	return more.length === 0 ? `${first} and ${second}` : `${first}, ${second} and ${more.length} more`;
}

/** What was assigned to a class, the newest first. */
export const assignmentsOf = (db: Db, classId: string) =>
	db
		.selectFrom('assignment')
		.selectAll()
		.where('class_id', '=', classId)
		.where('deleted_at', 'is', null)
		.orderBy('created_at', 'desc')
		.orderBy('id', 'desc')
		.execute();

/** Thrown away, but not gone: it can be had back. */
export const setDeleted = (db: Db, id: string, deleted_at: number | null) =>
	db.updateTable('assignment').set({ deleted_at }).where('id', '=', id).execute();

export type Change =
	| { readonly done: true }
	/** Somebody has begun, and what they began under must not become something else. */
	| { readonly done: false; readonly field: 'mode'; readonly message: string };

/**
 * Changes the rules. Dates, attempts and what is released may always be changed, and hold for everybody at once;
 * whether it is a grade may not, once somebody has begun.
 * @param isKept `isKept` of the pool, which is in the build alone: commands read this file without one
 */
export function changeAssignment(
	database: Database,
	id: string,
	{ title, rules, liveScores, plan = null }: Settings,
	isKept: (quiz: { module: string; quiz: string }) => boolean,
): Promise<Change> {
	return write(database, async (db): Promise<Change> => {
		const row = await db
			.selectFrom('assignment')
			.select(['rules', 'title'])
			.where('id', '=', id)
			// Nobody begins under the old rules meanwhile.
			.$call(locked(database))
			.executeTakeFirstOrThrow();
		const before = rulesOf(row);
		const begun = await db
			.selectFrom('attempt')
			.select('id')
			.where('assignment_id', '=', id)
			.limit(1)
			.executeTakeFirst();
		if (begun && before.mode !== rules.mode) {
			return {
				done: false,
				field: 'mode',
				message: ASSIGN_PROBLEMS.started,
			};
		}
		// What a plan has of the bank is in its test, which is graded.
		if (!plan && rules.mode === 'practice' && (await quizzesOf(db, id)).some(isKept)) {
			return {
				done: false,
				field: 'mode',
				message: ASSIGN_PROBLEMS.bankNowPractice,
			};
		}
		await db
			.updateTable('assignment')
			.set({
				title: title || row.title,
				rules: JSON.stringify(rules),
				plan: plan && JSON.stringify(plan),
				live_scores: liveScores ? 1 : 0,
			})
			.where('id', '=', id)
			.execute();
		return { done: true };
	});
}

/** Names of the rules that would be others, and of what is stored beside them. */
export function changedRules(
	before: AssignmentTable,
	{ title, rules, liveScores }: { title: string; rules: AssignmentRules; liveScores: boolean },
): string[] {
	const former = rulesOf(before);
	const names = Object.keys(rules) as (keyof AssignmentRules)[];
	return [
		...(title === '' || title === before.title ? [] : ['title']),
		...names.filter((name) => rules[name] !== former[name]),
		...(liveScores === (before.live_scores === 1) ? [] : ['liveScores']),
	];
}

/** The quizzes of an assignment, for `isKept` of the pool. */
export const quizzesOf = (db: Db, id: string) =>
	db
		.selectFrom('assignment_quiz')
		.innerJoin('quiz_version', 'quiz_version.hash', 'assignment_quiz.version_hash')
		.select(['module', 'quiz'])
		.where('assignment_id', '=', id)
		.execute();
