import { error } from '@sveltejs/kit';
import { makeLink } from '$lib/server/accounts/links';
import { listTeachers } from '$lib/server/accounts/teachers';
import { formText } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals }) => ({
	teachers: await listTeachers(locals.state.database.db),
	own: locals.teacher?.id ?? '',
})) satisfies PageServerLoad;

export const actions = {
	invite: async ({ locals, url }) => {
		const secret = await makeLink(
			locals.state.database.db,
			'invitation',
			locals.teacher?.id ?? null,
			Date.now(),
		);
		return { link: `${url.origin}/teach/invitation/${secret}`, for: 'a new teacher', days: 7 };
	},
	password: async ({ locals, url, request }) => {
		const { db } = locals.state.database;
		const id = formText(await request.formData(), 'teacher');
		const teacher = (await listTeachers(db)).find((one) => one.id === id);
		if (!teacher) error(404, 'This account has been deleted meanwhile.');
		const secret = await makeLink(db, 'password', teacher.id, Date.now());
		return { link: `${url.origin}/teach/password/${secret}`, for: teacher.name, days: 1 };
	},
} satisfies Actions;
