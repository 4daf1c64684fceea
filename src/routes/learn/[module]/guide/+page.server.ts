import { findModule, modules } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

// Also without a guide: the aims and the keys are there all the same.
export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const { id, title, asOf, objectives, guide } = findModule(params.module);
	return { id, title, asOf, objectives, guide };
}) satisfies PageServerLoad;
