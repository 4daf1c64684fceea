import { findModule, findReading, itemsByPassage, modules } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () =>
	modules.flatMap((module) => module.readings.map((reading) => ({ module: module.id, reading: reading.id })));

export const load = (({ params }) => {
	const module = findModule(params.module);
	const reading = findReading(module, params.reading);
	const next = module.readings[module.readings.indexOf(reading) + 1];
	return {
		module: { id: module.id, title: module.title },
		reading,
		resting: [...itemsByPassage(module, reading.id)],
		next: next ? { id: next.id, title: next.title } : null,
		quiz: module.quizzes[0] ? { id: module.quizzes[0].id, title: module.quizzes[0].title } : null,
	};
}) satisfies PageServerLoad;
