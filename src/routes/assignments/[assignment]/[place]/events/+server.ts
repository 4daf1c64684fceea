import { error, json } from '@sveltejs/kit';
import { look, receive } from '$lib/server/taking/receive';
import { takenOf } from '$lib/server/taking/taken';
import { TOO_MANY_CHANGES } from '$lib/words/submitting';
import type { Reply } from '$lib/wire/parse-reply';
import type { RequestHandler } from './$types';

/** What a device has kept, in order. What is acknowledged is on the server's disk. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const body: unknown = await request.json().catch((cause: unknown) => {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	});
	const reply = await receive(takenOf(locals, params), body);
	if (reply === 'too-much') {
		return json({ message: TOO_MANY_CHANGES.device }, { status: 429, headers: { 'Retry-After': '60' } });
	}
	if (!reply) error(400, 'Send a list of events.');
	return answer(reply);
};

/** The server's time, and whether the attempt is over. */
export const GET: RequestHandler = async ({ locals, params, url }) => {
	const reply = await look(takenOf(locals, params), url.searchParams.get('attempt'));
	if (!reply) error(404, 'There’s no such attempt.');
	return answer(reply);
};

/** Not the attempt of who is signed in on this device now: the device keeps what it has for the one it belongs to. */
const answer = (reply: Reply | 'other-student') =>
	reply === 'other-student' ? json({ because: reply }, { status: 409 }) : json(reply);
