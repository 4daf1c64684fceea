import { caseEntries, findCase, findModule } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = caseEntries;

export const load = (({ params }) => {
	const module = findModule(params.module);
	return { module, case: findCase(module, params.case) };
}) satisfies PageServerLoad;
