import { error, json } from '@sveltejs/kit';
import { isRecord } from '$lib/quiz/parse-events';
import { markRead } from '$lib/server/assignments/mark-read';
import { casesOf } from '$lib/server/library';
import { takenOf } from '$lib/server/taking/taken';
import type { RequestHandler } from './$types';

/** What a device says was read to its end, or decided, by whom. */
export const POST: RequestHandler = async ({ locals, params, request }) => {
	const body: unknown = await request.json().catch((cause: unknown) => {
		if (cause instanceof SyntaxError) return null;
		throw cause;
	});
	const { database, assignment, student, now } = takenOf(locals, params);
	if (!isRecord(body)) error(400, 'Send what was read.');
	// The device keeps it for the one it belongs to.
	if (body.student !== student.id) return json({ because: 'other-student' }, { status: 409 });
	if (!(await markRead(database, assignment, student, { stop: body.stop, road: body.road }, casesOf, now)))
		error(400, 'Send what was read.');
	return new Response(null, { status: 204 });
};
