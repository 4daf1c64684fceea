import { findModule, modules } from '$lib/server/library';
import type { ToldTerm } from '$lib/player/later/terms';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () => modules.map((module) => ({ module: module.id }));

/** What the glossary says, for the words that are marked elsewhere. */
export const GET = (({ params }) => {
	const { glossary } = findModule(params.module);
	const told = glossary.map(({ id, term, definition }): [string, ToldTerm] => [id, { term, definition }]);
	return Response.json(Object.fromEntries(told));
}) satisfies RequestHandler;
