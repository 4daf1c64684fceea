import { json } from '@sveltejs/kit';
import { resultsView } from '$lib/player/results-view';
import { findModule, findQuiz, quizEntries } from '$lib/server/library';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = quizEntries;

/** What the results need to say; fetched when the first item has been checked. */
export const GET = (({ params }) => {
	const module = findModule(params.module);
	return json(resultsView(module, findQuiz(module, params.quiz)));
}) satisfies RequestHandler;
