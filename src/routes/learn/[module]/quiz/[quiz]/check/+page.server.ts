import { redirect } from '@sveltejs/kit';
import { quizHref } from '$lib/components/paths';
import { gradeForm } from '$lib/server/grade-form';
import { findModule, findQuiz } from '$lib/server/library';
import type { Actions, PageServerLoad } from './$types';

export const prerender = false;

/** Nothing was handed in: the quiz itself is the place to go. */
export const load = (({ params, request }) => {
	const module = findModule(params.module);
	const quiz = findQuiz(module, params.quiz);
	if (request.method !== 'POST') redirect(303, quizHref(module.id, quiz.id));
	return { module, quiz };
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ params, request }) => {
		const quiz = findQuiz(findModule(params.module), params.quiz);
		return gradeForm(quiz, await request.formData());
	},
} satisfies Actions;
