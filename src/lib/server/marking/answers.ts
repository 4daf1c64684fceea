import { createHmac } from 'node:crypto';
import type { ItemResponse } from '../../quiz/response.ts';
import { parseWritten } from '../../quiz/kinds/open/written.ts';
import type { ItemOf } from '../../quiz/types.ts';
import { markState, type Marks, type MarkState } from '../../rules/marking.ts';
import { gradedVersion } from '../attempts/graded-version.ts';
import { countingOf, type LoadedAttempt } from '../attempts/load-attempts.ts';
import { markingOf } from '../attempts/rules-of.ts';
import type { StudentScore } from '../attempts/scores.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import type { StudentTable } from '../database/tables/classes.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import type { LoadedResults } from '../results/loaded-results.ts';
import type { Paper } from '../results/papers.ts';
import { writtenIn } from './mark-of.ts';
import { marksAt } from './marks.ts';

/** An answer in a student's own words that counts, or may come to count. */
export interface WrittenAnswer {
	/** In addresses: it tells neither whose answer it is nor which. */
	readonly id: string;
	readonly student: StudentTable;
	readonly loaded: LoadedAttempt;
	readonly item: ItemOf<'open'>;
	/** Place of its question among those that are to be marked, from 0. */
	readonly question: number;
	readonly response: ItemResponse;
	readonly marks: Marks;
	readonly state: MarkState;
}

/** A question whose answers are marked. */
interface MarkedQuestion {
	readonly item: ItemOf<'open'>;
	/** Id of its paper. */
	readonly paper: string;
	/** Title of the quiz. */
	readonly title: string;
	/** In its quiz, from 1. */
	readonly number: number;
}

export const ORDERS = ['question', 'student'] as const;
export type Order = (typeof ORDERS)[number];

/** All that there is to mark in an assignment. */
export interface Marking {
	readonly questions: readonly MarkedQuestion[];
	/** Question by question. */
	readonly answers: readonly WrittenAnswer[];
	/** Whether names are hidden now: as long as anything waits, where that was asked for. */
	readonly isAnonymous: boolean;
}

/** Whether a quiz has a question whose answers are marked. */
export const hasWritten = ({ version }: { readonly version: Pick<QuizVersion, 'quiz'> }): boolean =>
	version.quiz.items.some(isMarkedItem);

/** The same of a whole assignment. */
export async function hasWrittenIn(db: Db, { id }: Pick<AssignmentTable, 'id'>): Promise<boolean> {
	const rows = await db
		.selectFrom('assignment_quiz')
		.select('version_hash')
		.distinct()
		.where('assignment_id', '=', id)
		.execute();
	for (const { version_hash } of rows) if (hasWritten(await gradedVersion(db, version_hash))) return true;
	return false;
}

/** Id of the first of some assignments that has one; null: none has. */
export async function firstWritten(
	db: Db,
	assignments: readonly Pick<AssignmentTable, 'id'>[],
): Promise<string | null> {
	for (const one of assignments) if (await hasWrittenIn(db, one)) return one.id;
	return null;
}

/** What was left out, or given to all, is worth the same whatever was written. */
const isMarkedItem = (item: Paper['version']['quiz']['items'][number]): item is ItemOf<'open'> =>
	item.kind === 'open' && !item.ruling?.marks;

/** @param secret the server's */
export function markingIn(results: LoadedResults, secret: string): Marking {
	const options = markingOf(results.assignment);
	const questions = results.papers.flatMap((paper) => questionsOf(paper));
	const byName = new Map(questions.map((question, at) => [`${question.paper} ${question.item.id}`, at]));
	const found = results.scores.flatMap((score) =>
		attemptsOf(score, results).flatMap((loaded) => answersOf(score, loaded)),
	);
	const answers = found.map(({ student, loaded, item, response }): WrittenAnswer => {
		const marks = marksAt(loaded.marks.given, item.id, response);
		return {
			id: nameOf(secret, loaded.row.id, item.id),
			student,
			loaded,
			item,
			question: byName.get(`${loaded.row.place}-${loaded.row.form} ${item.id}`) ?? 0,
			response,
			marks,
			state: markState(marks, options),
		};
	});
	return {
		questions,
		answers,
		isAnonymous: options.anonymous && answers.some(({ state }) => state !== 'marked'),
	};
}

const questionsOf = ({ id, version, title }: Paper): MarkedQuestion[] =>
	version.quiz.items.flatMap((item, at) =>
		isMarkedItem(item) ? [{ item, paper: id, title, number: at + 1 }] : [],
	);

/** Those whose answers count, or may come to: of several, where the best counts, each. */
function attemptsOf({ attempts, place }: StudentScore, { rulesAt }: LoadedResults): readonly LoadedAttempt[] {
	const over = attempts.filter(({ overSince }) => overSince !== null);
	const counting = over.length > 0 ? over : attempts.filter((loaded) => countingOf(loaded) !== null);
	switch (rulesAt(place).counting) {
		case 'first':
			return counting.slice(0, 1);
		case 'last':
			return counting.slice(-1);
		case 'best':
		case 'average':
			return counting;
	}
}

function answersOf({ student }: StudentScore, loaded: LoadedAttempt) {
	return loaded.version.quiz.items.filter(isMarkedItem).flatMap((item) => {
		const response = writtenIn(loaded, item);
		return parseWritten(response).text.trim() === '' ? [] : [{ student, loaded, item, response }];
	});
}

/** Of what only this server can make. */
const sealed = (secret: string, ...parts: readonly string[]): string =>
	createHmac('sha256', `marking ${secret}`).update(JSON.stringify(parts)).digest('base64url').slice(0, 22);

const nameOf = (secret: string, attempt: string, item: string) => sealed(secret, 'answer', attempt, item);

/** A student where names are hidden: by an order that is nobody's, and the same each time. */
export const shuffledName = (secret: string, assignment: string, student: string): string =>
	sealed(secret, 'student', assignment, student);

/** The answers in the order in which they are marked. */
export function inOrder(
	{ answers, isAnonymous }: Marking,
	order: Order,
	shuffled: (student: string) => string,
) {
	const students = new Map(
		[...new Set(answers.map(({ student }) => student.id))]
			.map((id, at) => [id, isAnonymous ? shuffled(id) : String(at).padStart(6, '0')] as const)
			.sort(([, a], [, b]) => (a < b ? -1 : 1))
			.map(([id], at) => [id, at] as const),
	);
	const at = ({ student }: WrittenAnswer) => students.get(student.id) ?? 0;
	const sorted = [...answers].sort((a, b) => {
		const byQuestion = a.question - b.question;
		const byStudent = at(a) - at(b);
		const byAttempt = a.loaded.row.number - b.loaded.row.number;
		return order === 'question' ? byQuestion || byStudent || byAttempt : byStudent || byAttempt || byQuestion;
	});
	return sorted.map((answer) => ({ answer, studentNumber: at(answer) + 1 }));
}
