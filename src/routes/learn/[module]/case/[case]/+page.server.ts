import { standingAt, stopsAfter } from '$lib/quiz/path';
import { caseEntries, caseMinutes, findCase, findModule } from '$lib/server/library';
import { wayTo } from '$lib/player/results-view';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = caseEntries;

export const load = (({ params }) => {
	const module = findModule(params.module);
	const one = findCase(module, params.case);
	const [next] = stopsAfter(module.path, { kind: 'case', id: one.id }).filter(
		(stop) => standingAt(module, stop) !== null,
	);
	return { module, case: one, minutes: caseMinutes(one), next: next ? wayTo(module, next) : null };
}) satisfies PageServerLoad;
