import { correctResponse, gradingKey } from '$lib/quiz/grading';
import { grade } from '$lib/quiz/grade';
import { formAt } from '$lib/server/results/form-at';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { assignment } = ownAssignment(locals);
	const { place, form, title, version } = await formAt(locals.state.database.db, assignment.id, url);
	return {
		assignment: { id: assignment.id, title: assignment.title },
		place,
		form,
		title,
		source: { id: version.module.id, readings: version.readings },
		items: version.quiz.items.map((item) => {
			const key = gradingKey(item);
			const response = correctResponse(key);
			const outcome = grade(key, response);
			return { item, shown: { response, outcome: outcome.status === 'graded' ? outcome : null } };
		}),
	};
}) satisfies PageServerLoad;
