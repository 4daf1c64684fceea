import { findModule, modules, sinceOf } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

// Also without a guide: the aims and the keys are there all the same.
export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const module = findModule(params.module);
	const { id, title, asOf, objectives, guide } = module;
	const cases = module.cases.map((one) => ({ id: one.id, title: one.title }));
	return { id, title, asOf, since: sinceOf(module), objectives, guide, cases };
}) satisfies PageServerLoad;
