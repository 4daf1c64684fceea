import { error, redirect } from '@sveltejs/kit';
import { quizHref } from '$lib/words/hrefs';
import { gradeForm } from '$lib/server/grade-form';
import { findModule, findQuiz } from '$lib/server/library';
import { networkOf } from '$lib/server/network';
import { makeMeter } from '$lib/server/seats';
import { retryAfter, waitWords } from '$lib/words/wait-words';
import type { Actions, PageServerLoad } from './$types';

export const prerender = false;

/** Forty students without JavaScript, each of whom checks three times in a minute: seconds of processor, not all of it. */
const meter = makeMeter(120, 60_000);

/** Nothing was handed in: the quiz itself is the place to go. */
export const load = (({ params, request }) => {
	const module = findModule(params.module);
	const quiz = findQuiz(module, params.quiz);
	if (request.method !== 'POST') redirect(303, quizHref(module.id, quiz.id));
	return { module, quiz };
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ params, request, getClientAddress, setHeaders }) => {
		const waitMs = meter(networkOf(getClientAddress()), Date.now());
		if (waitMs > 0) {
			setHeaders(retryAfter(waitMs));
			error(
				429,
				`Too many quizzes have been checked from your network. Go back and try again in ${waitWords(waitMs)}.`,
			);
		}
		const quiz = findQuiz(findModule(params.module), params.quiz);
		return gradeForm(quiz, await request.formData());
	},
} satisfies Actions;
