import { error, json } from '@sveltejs/kit';
import { look, receive } from '$lib/server/taking/receive';
import { takenOf } from '$lib/server/taking/taken';
import type { RequestHandler } from './$types';

/** What a device has kept, in order. What is acknowledged is on the server's disk. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const body: unknown = await request.json().catch((cause: unknown) => {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	});
	const reply = await receive(takenOf(locals, params), body);
	if (!reply) error(400, 'This is no list of what was done.');
	return json(reply);
};

/** The server's time, and whether the attempt is over. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const reply = await look(takenOf(locals, params), url.searchParams.get('attempt'));
	if (!reply) error(404, 'There is no attempt.');
	return json(reply);
};
