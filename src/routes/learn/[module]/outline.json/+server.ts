import { findModule, modules } from '$lib/server/library';
import { outlineOf } from '$lib/learner/progress/outline';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

export const GET = (({ params }) =>
	Response.json(outlineOf(findModule(params.module)))) satisfies RequestHandler;
