import { titleOf } from '../../quiz/wording.ts';
import { POINTS_PROBLEMS } from '../../words/assigning.ts';
import { wholeNumberFrom } from '../../words/classes.ts';
import { rulingWords } from '../../words/ruling-words.ts';
import { versionLetter } from '../../words/results.ts';
import { gradedVersion } from '../attempts/graded-version.ts';
import { pointedVersion } from '../attempts/ruled-version.ts';
import type { Reweighed } from '../attempts/set-points.ts';
import type { Db } from '../database/engine.ts';
import type { AssignmentTable } from '../database/tables/assignments.ts';
import { formText, wholeNumber } from '../form-text.ts';
import type { QuizVersion } from '../quiz-versions.ts';
import type { Problems, Typed } from './parse-assign-form.ts';

/** What one question can be worth. */
const MOST_POINTS = 100;

interface PointedQuestion {
	/** Name of its field. */
	readonly field: string;
	/** From 1. */
	readonly number: number;
	/** One for each version of a test: they share the points, so that all versions are worth the same. */
	readonly prompts: readonly { readonly version: string; readonly text: string }[];
	readonly points: number;
	/** What was decided about it after a correction; may be empty. */
	readonly note: string;
}

/** A quiz of an assignment, and what its questions are worth. */
export interface PointedQuiz {
	readonly place: number;
	readonly title: string;
	readonly questions: readonly PointedQuestion[];
	/** What is pinned, version by version. */
	readonly forms: readonly { readonly hash: string; readonly version: QuizVersion }[];
}

/** The quizzes of an assignment, in their order. */
export async function pointedQuizzes(db: Db, { id }: AssignmentTable): Promise<PointedQuiz[]> {
	const rows = await db
		.selectFrom('assignment_quiz')
		.select(['place', 'version_hash'])
		.where('assignment_id', '=', id)
		.orderBy('place')
		.orderBy('form')
		.execute();
	const quizzes: PointedQuiz[] = [];
	for (const [place, own] of Map.groupBy(rows, (row) => row.place)) {
		const forms = [];
		for (const { version_hash: hash } of own)
			forms.push({ hash, version: (await gradedVersion(db, hash)).version });
		quizzes.push({
			place,
			title: forms[0]?.version.quiz.title ?? '',
			forms,
			questions: questionsOf(place, forms),
		});
	}
	return quizzes;
}

/** The n-th questions of all versions ask for the same, and are one. */
function questionsOf(place: number, forms: PointedQuiz['forms']): PointedQuestion[] {
	const items = forms.map(({ version }) => version.quiz.items);
	const most = Math.max(...items.map(({ length }) => length));
	return Array.from({ length: most }, (_, at) => {
		const own = items.flatMap((all, form) => {
			const item = all[at];
			return item ? [{ item, version: forms.length > 1 ? versionLetter(form) : '' }] : [];
		});
		return {
			field: `points-${place}-${at}`,
			number: at + 1,
			prompts: own.map(({ item, version }) => ({ version, text: titleOf(item) })),
			points: own[0]?.item.ruling?.points ?? 1,
			note: own[0]?.item.ruling?.marks ? rulingWords(own[0].item) : '',
		};
	});
}

/**
 * What a teacher typed. A question that the form did not have stays as it is.
 * @returns the versions that would be others, or what is wrong by field
 */
export function readPoints(
	form: FormData,
	quizzes: readonly PointedQuiz[],
): { readonly typed: Typed; readonly problems: Problems; readonly changed: readonly Reweighed[] } {
	const typed: Record<string, string> = {};
	const problems: Record<string, string> = {};
	const changed: Reweighed[] = [];
	for (const { questions, forms } of quizzes) {
		const worth = questions.map(({ field, points }) => {
			typed[field] = form.has(field) ? formText(form, field).trim().slice(0, 20) : String(points);
			const value = wholeNumber(typed[field], MOST_POINTS);
			if (value === null) problems[field] = wholeNumberFrom(0, MOST_POINTS);
			return value ?? points;
		});
		const [first] = questions;
		if (first && worth.every((points) => points === 0)) problems[first.field] ??= POINTS_PROBLEMS.nothing;
		if (questions.every(({ points }, at) => points === worth[at])) continue;
		for (const { hash: from, version } of forms) {
			const byId = new Map(version.quiz.items.map(({ id }, at) => [id, worth[at] ?? 1]));
			changed.push({ from, to: pointedVersion(version, byId) });
		}
	}
	return { typed, problems, changed };
}
