import { json } from '@sveltejs/kit';
import { readingParts } from '$lib/quiz/rests-on';
import { findModule, findReading, modules } from '$lib/server/library';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () =>
	modules.flatMap(({ id, readings }) => readings.map((reading) => ({ module: id, reading: reading.id })));

/** What a learner's map needs; fetched once something was answered. */
export const GET = (({ params }) => {
	const module = findModule(params.module);
	return json(readingParts(module, findReading(module, params.reading).id));
}) satisfies RequestHandler;
