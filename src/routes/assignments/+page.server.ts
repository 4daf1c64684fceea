import { redirect } from '@sveltejs/kit';
import { assignmentsHref } from '$lib/words/hrefs';
import { studentAssignments } from '$lib/server/assignments/student-assignments';
import { mendJoined, signOut } from '$lib/server/classes/student-cookies';
import { formText } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, cookies, url }) => {
	const classes = await studentAssignments(locals.state.database.db, cookies.getAll(), Date.now());
	mendJoined(cookies, url, classes.length > 0);
	return { done: url.searchParams.get('done') ?? '', classes };
}) satisfies PageServerLoad;

export const actions = {
	leave: async (event) => {
		const form = await event.request.formData();
		const named = { classId: formText(form, 'class'), student: formText(form, 'student') };
		const isOut = await signOut(event.locals.state.database, event, named);
		redirect(303, isOut ? assignmentsHref : `${assignmentsHref}?done=other-student`);
	},
} satisfies Actions;
