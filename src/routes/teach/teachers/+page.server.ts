import { error } from '@sveltejs/kit';
import { makeLink } from '$lib/server/accounts/links';
import { listTeachers } from '$lib/server/accounts/teachers';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { writeOnce } from '$lib/server/once/write-once';
import { OTHER_ACCOUNT } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => ({
	teachers: (await listTeachers(locals.state.database.db)).map(
		({ id, name, email, role, vouched_at, disabled_at }) => ({
			id,
			name,
			email,
			role,
			isVouched: vouched_at !== null,
			isDisabled: disabled_at !== null,
		}),
	),
	own: locals.teacher?.id ?? '',
	done: url.searchParams.get('done'),
})) satisfies PageServerLoad;

export const actions = {
	invite: async ({ locals, url, request }) => {
		const now = Date.now();
		const by = locals.teacher?.id ?? null;
		const once = onceOf(await request.formData(), 'invitation', now, by ?? '');
		const secret = await writeOnce(locals.state.database, once, (db) => makeLink(db, 'invitation', by, now));
		return { link: `${url.origin}/teach/invitation/${secret}`, for: 'a new teacher', days: 7 };
	},
	password: async ({ locals, url, request }) => {
		const { db } = locals.state.database;
		const form = await request.formData();
		const id = formText(form, 'teacher');
		const teacher = (await listTeachers(db)).find((one) => one.id === id);
		if (!teacher) error(404, OTHER_ACCOUNT.gone);
		const now = Date.now();
		const once = onceOf(form, 'password-link', now, locals.teacher?.id ?? '');
		const secret = await writeOnce(locals.state.database, once, (all) =>
			makeLink(all, 'password', teacher.id, now),
		);
		return { link: `${url.origin}/teach/password/${secret}`, for: teacher.name, days: 1 };
	},
} satisfies Actions;
