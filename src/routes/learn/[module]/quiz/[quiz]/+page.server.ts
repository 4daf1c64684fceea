import { findModule, findQuiz, quizEntries } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = quizEntries;

export const load = (({ params }) => {
	const module = findModule(params.module);
	return { module, quiz: findQuiz(module, params.quiz) };
}) satisfies PageServerLoad;
