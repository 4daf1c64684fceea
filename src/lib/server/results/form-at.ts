import { error } from '@sveltejs/kit';
import { paperTitle, RESULT_PROBLEMS } from '../../words/results.ts';
import type { Db } from '../database/engine.ts';
import { wholeNumber } from '../form-text.ts';
import { findQuizVersion, type QuizVersion } from '../quiz-versions.ts';

/** What a teacher looks at: one form of a quiz, as it is named among the others. */
export interface FormAt {
	readonly place: number;
	readonly form: number;
	readonly title: string;
	readonly version: QuizVersion;
}

/** The form that an address asks for by `place` and `form`. @throws 404 where there is none */
export async function formAt(db: Db, assignment: string, url: URL): Promise<FormAt> {
	const [place, form] = [numberOf(url, 'place'), numberOf(url, 'form')];
	const forms = await db
		.selectFrom('assignment_quiz')
		.select(['form', 'version_hash'])
		.where('assignment_id', '=', assignment)
		.where('place', '=', place)
		.execute();
	const row = forms.find((one) => one.form === form);
	const version = row && (await findQuizVersion(db, row.version_hash));
	if (!version) error(404, RESULT_PROBLEMS.noQuiz);
	return { place, form, title: paperTitle(version.quiz.title, form, forms.length), version };
}

function numberOf(url: URL, name: string): number {
	return wholeNumber(url.searchParams.get(name), 999) ?? 0;
}
