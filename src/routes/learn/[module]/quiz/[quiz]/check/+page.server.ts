import { error, redirect } from '@sveltejs/kit';
import { quizHref } from '$lib/words/hrefs';
import { gradeForm } from '$lib/server/grade-form';
import { findModule, findQuiz } from '$lib/server/library';
import { networkOf } from '$lib/server/network';
import { makeMeter } from '$lib/server/seats';
import { retryAfter, waitWords } from '$lib/words/wait-words';
import type { Actions, PageServerLoad, RequestEvent } from './$types';

export const prerender = false;

/** Forty students without JavaScript, each of whom checks three times in a minute: seconds of processor, not all of it. */
const meter = makeMeter(120, 60_000);

/** @throws 429 when the network has asked for too much */
function count({ getClientAddress, setHeaders }: Pick<RequestEvent, 'getClientAddress' | 'setHeaders'>) {
	const waitMs = meter(networkOf(getClientAddress()), Date.now());
	if (waitMs === 0) return;
	setHeaders(retryAfter(waitMs));
	error(
		429,
		`Too many quizzes have been checked from your network. Go back and try again in ${waitWords(waitMs)}.`,
	);
}

/** Nothing was handed in: the quiz itself is the place to go, but for sentences that are listed here alone. */
export const load = ((event) => {
	const module = findModule(event.params.module);
	const quiz = findQuiz(module, event.params.quiz);
	if (event.request.method === 'POST') return { module, quiz };
	if (!quiz.items.some(({ kind }) => kind === 'open')) redirect(303, quizHref(module.id, quiz.id));
	count(event);
	return { module, quiz };
}) satisfies PageServerLoad;

export const actions = {
	default: async (event) => {
		count(event);
		const quiz = findQuiz(findModule(event.params.module), event.params.quiz);
		return gradeForm(quiz, await event.request.formData());
	},
} satisfies Actions;
