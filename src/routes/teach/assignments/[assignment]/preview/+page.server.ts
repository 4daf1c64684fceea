import { error, redirect } from '@sveltejs/kit';
import { correctResponse, gradingKey } from '$lib/quiz/grading';
import { grade } from '$lib/quiz/grade';
import { endPreview, makePreview, PREVIEWS } from '$lib/server/assignments/preview';
import { forgetPreview, keepPreview } from '$lib/server/classes/student-cookies';
import { formAt } from '$lib/server/results/form-at';
import { ownAssignment } from '$lib/server/results/own-assignment';
import { formText } from '$lib/server/form-text';
import { takeTurn } from '$lib/server/throttle';
import { TOO_MANY } from '$lib/words/accounts';
import { retryAfter } from '$lib/words/wait-words';
import type { Actions, PageServerLoad } from './$types';

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

export const actions = {
	/** Begins to take it as a student does, or begins that anew. */
	start: async ({ locals, request, cookies, url, setHeaders }) => {
		const { class: own, assignment } = ownAssignment(locals);
		const { database } = locals.state;
		const teacher = locals.teacher?.id ?? '';
		const now = Date.now();
		const turn = await takeTurn(database.db, [[[PREVIEWS, teacher]]], now);
		if ('waitMs' in turn) {
			setHeaders(retryAfter(turn.waitMs));
			error(429, TOO_MANY.tries(turn.waitMs));
		}
		const isOpened = formText(await request.formData(), 'open') === 'yes';
		for (const id of await endPreview(database, assignment.id, teacher)) forgetPreview(cookies, url, id);
		const preview = await makePreview(database, own, assignment, teacher, isOpened, now);
		keepPreview(cookies, url, preview);
		redirect(303, `/assignments/${preview.assignment}`);
	},
	leave: async ({ locals, cookies, url }) => {
		const { assignment } = ownAssignment(locals);
		const gone = await endPreview(locals.state.database, assignment.id, locals.teacher?.id ?? '');
		for (const id of gone) forgetPreview(cookies, url, id);
		redirect(303, `/teach/assignments/${assignment.id}`);
	},
} satisfies Actions;
