import { standingAt } from '$lib/quiz/path';
import { findModule, modules } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const module = findModule(params.module);
	const { id, title, asOf, quizzes } = module;
	const stops = module.path.flatMap((stage) => stage.stops);
	return {
		id,
		title,
		asOf,
		texts: stops.flatMap((stop) => {
			const standing = standingAt(module, stop);
			return standing?.kind === 'reading' ? [{ id: stop.id, title: standing.reading.title }] : [];
		}),
		cases: module.cases.map((one) => ({ id: one.id, title: one.title, points: one.points.length })),
		quizzes: quizzes.map((quiz) => ({ id: quiz.id, title: quiz.title, items: quiz.items.length })),
	};
}) satisfies PageServerLoad;
