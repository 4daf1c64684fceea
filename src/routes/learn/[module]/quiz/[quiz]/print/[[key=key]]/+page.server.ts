import { findModule, findQuiz, quizEntries } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	quizEntries().flatMap((entry) => [entry, { ...entry, key: 'key' as const }]);

export const load = (({ params }) => {
	const module = findModule(params.module);
	return { module, quiz: findQuiz(module, params.quiz), withKey: params.key === 'key' };
}) satisfies PageServerLoad;
