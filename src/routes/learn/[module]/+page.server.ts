import { caseMinutes, findModule, modules, quizMinutes, readingMinutes, sinceOf } from '$lib/server/library';
import type { ShownStop } from '$lib/learner/path/shown-stop';
import { standingAt } from '$lib/quiz/path';
import type { Module, Stop } from '$lib/quiz/types';
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
		since: sinceOf(module),
		strands: module.strands,
		objectives: module.objectives,
		path: module.path.map(({ title, stops }) => ({
			title,
			stops: stops.flatMap((stop) => shown(module, stop)),
		})),
		terms: module.glossary.length,
	};
}) satisfies PageServerLoad;

/** What the path says of a stop. */
function shown(module: Module, stop: Stop): ShownStop[] {
	const standing = standingAt(module, stop);
	if (!standing) return [];
	if (standing.kind === 'glossary') return [standing];
	if (standing.kind === 'reading') {
		const { id, kind: sort, title } = standing.reading;
		return [{ kind: standing.kind, id, sort, title, minutes: readingMinutes(standing.reading) }];
	}
	if (standing.kind === 'case') {
		const { id, title, summary, points } = standing.case;
		const minutes = caseMinutes(standing.case);
		return [{ kind: standing.kind, id, title, summary, points: points.length, minutes }];
	}
	const { id, title, summary, items } = standing.quiz;
	return [
		{ kind: standing.kind, id, title, summary, items: items.length, minutes: quizMinutes(standing.quiz) },
	];
}
