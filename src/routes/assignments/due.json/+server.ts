import { dueHere, studentAssignments } from '$lib/server/assignments/student-assignments';
import { mendJoined } from '$lib/server/classes/student-cookies';
import type { RequestHandler } from './$types';

/** What the home page says to whoever has joined a class on this device. */
export const GET = (async ({ locals, cookies, url }) => {
	const classes = await studentAssignments(locals.state.database.db, cookies.getAll(), Date.now());
	mendJoined(cookies, url, classes.length > 0);
	return Response.json(dueHere(classes));
}) satisfies RequestHandler;
