import { redirect } from '@sveltejs/kit';
import { ownClass } from '$lib/server/classes/own-class';
import { rememberClassHere } from '$lib/server/classes/guesses';
import type { LayoutServerLoad } from './$types';

export const load = (async ({ locals, getClientAddress }) => {
	const { id, name, is_demo, deleted_at } = ownClass(locals);
	// Thrown away: it stands on the list, to be had back.
	if (deleted_at !== null) redirect(303, `/teach?done=deleted&class=${id}`);
	await rememberClassHere(locals, id, getClientAddress());
	return { class: { id, name, isDemo: is_demo === 1 } };
}) satisfies LayoutServerLoad;
