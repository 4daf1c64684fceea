import { error } from '@sveltejs/kit';
import { findModule, modules } from '$lib/server/library';
import type { PlainWords } from '$lib/player/plain-words';
import type { EntryGenerator, RequestHandler } from './$types';

export const prerender = true;
export const entries: EntryGenerator = () =>
	modules.flatMap((module) => module.plain.map(({ of }) => ({ module: module.id, reading: of })));

/** For the text beside a quiz, once a learner asks for it. */
export const GET = (({ params }) => {
	const plain = findModule(params.module).plain.find(({ of }) => of === params.reading);
	if (!plain) error(404, 'There is no plain version of this reading.');
	return Response.json({ blocks: Object.values(plain.blocks) } satisfies PlainWords);
}) satisfies RequestHandler;
