import { error } from '@sveltejs/kit';
import { correctResponse, gradingKey } from '$lib/quiz/grading';
import { grade } from '$lib/quiz/grade';
import { paperTitle, RESULT_PROBLEMS } from '$lib/words/results';
import { findQuizVersion } from '$lib/server/quiz-versions';
import { ownAssignment } from '$lib/server/results/own-assignment';
import { wholeNumber } from '$lib/server/form-text';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { assignment } = ownAssignment(locals);
	const { db } = locals.state.database;
	const forms = await db
		.selectFrom('assignment_quiz')
		.select(['form', 'version_hash'])
		.where('assignment_id', '=', assignment.id)
		.where('place', '=', numberOf(url, 'place'))
		.execute();
	const row = forms.find(({ form }) => form === numberOf(url, 'form'));
	const version = row && (await findQuizVersion(db, row.version_hash));
	if (!version) error(404, RESULT_PROBLEMS.noQuiz);
	return {
		assignment: { id: assignment.id, title: assignment.title },
		title: paperTitle(version.quiz.title, row.form, forms.length),
		source: { id: version.module.id, readings: version.readings },
		items: version.quiz.items.map((item) => {
			const key = gradingKey(item);
			const response = correctResponse(key);
			const outcome = grade(key, response);
			return { item, shown: { response, outcome: outcome.status === 'graded' ? outcome : null } };
		}),
	};
}) satisfies PageServerLoad;

function numberOf(url: URL, name: string): number {
	return wholeNumber(url.searchParams.get(name), 999) ?? 0;
}
