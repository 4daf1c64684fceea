import { findModule, modules, quizMinutes, readingMinutes } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const module = findModule(params.module);
	return {
		siteModules: modules.map(({ id }) => id),
		id: module.id,
		title: module.title,
		summary: module.summary,
		asOf: module.asOf,
		objectives: module.objectives,
		readings: module.readings.map((reading) => ({
			id: reading.id,
			kind: reading.kind,
			title: reading.title,
			minutes: readingMinutes(reading),
		})),
		terms: module.glossary.length,
		quizzes: module.quizzes.map((quiz) => ({
			id: quiz.id,
			title: quiz.title,
			summary: quiz.summary,
			items: quiz.items.length,
			minutes: quizMinutes(quiz),
		})),
	};
}) satisfies PageServerLoad;
