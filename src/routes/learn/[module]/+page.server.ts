import { findModule, modules, quizMinutes, readingMinutes } from '$lib/server/library';
import { standingAt, type Step } from '$lib/quiz/path';
import type { Module, Reading } from '$lib/quiz/types';
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
		strands: module.strands,
		objectives: module.objectives,
		path: module.path.map(({ title, steps }) => ({
			title,
			steps: steps.flatMap((step) => shown(module, step)),
		})),
		terms: module.glossary.length,
	};
}) satisfies PageServerLoad;

type ShownStep =
	| { readonly kind: 'glossary' }
	| {
			readonly kind: 'reading';
			readonly id: string;
			readonly sort: Reading['kind'];
			readonly title: string;
			readonly minutes: number;
	  }
	| {
			readonly kind: 'quiz';
			readonly id: string;
			readonly title: string;
			readonly summary: string;
			readonly items: number;
			readonly minutes: number;
	  };

/** What the path says of a step. */
function shown(module: Module, step: Step): ShownStep[] {
	const standing = standingAt(module, step);
	if (!standing) return [];
	if (standing.kind === 'glossary') return [standing];
	if (standing.kind === 'reading') {
		const { id, kind: sort, title } = standing.reading;
		return [{ kind: standing.kind, id, sort, title, minutes: readingMinutes(standing.reading) }];
	}
	const { id, title, summary, items } = standing.quiz;
	return [
		{ kind: standing.kind, id, title, summary, items: items.length, minutes: quizMinutes(standing.quiz) },
	];
}
