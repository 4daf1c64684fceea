import { findModule, modules } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const { id, title, asOf, quizzes } = findModule(params.module);
	return {
		id,
		title,
		asOf,
		quizzes: quizzes.map((quiz) => ({ id: quiz.id, title: quiz.title, items: quiz.items.length })),
	};
}) satisfies PageServerLoad;
