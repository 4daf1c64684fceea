import { findModule, modules } from '$lib/server/library';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const load = (({ params }) => {
	const { id, title } = findModule(params.module);
	return { id, title };
}) satisfies PageServerLoad;
