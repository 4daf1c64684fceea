import { redirect } from '@sveltejs/kit';
import { assignmentsHref } from '$lib/components/paths';
import { studentCookie } from '$lib/server/access/authorize';
import { studentAssignments } from '$lib/server/assignments/student-assignments';
import { leaveClass } from '$lib/server/classes/join-class';
import { forgetStudent } from '$lib/server/classes/student-cookies';
import { formText } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, cookies }) => ({
	classes: await studentAssignments(locals.state.database.db, cookies.getAll(), Date.now()),
})) satisfies PageServerLoad;

export const actions = {
	/** This device is nobody in that class any more; whoever has the resume code comes back with it. */
	leave: async ({ request, locals, cookies, url }) => {
		const id = formText(await request.formData(), 'class');
		const secret = cookies.get(studentCookie(id));
		if (secret) await leaveClass(locals.state.database, secret);
		if (secret) forgetStudent(cookies, url, id);
		redirect(303, assignmentsHref);
	},
} satisfies Actions;
