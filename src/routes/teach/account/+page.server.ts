import { fail, redirect } from '@sveltejs/kit';
import { newTeacherSchema } from '$lib/server/accounts/create-teacher';
import { changePassword } from '$lib/server/accounts/set-password';
import { TooMany } from '$lib/server/accounts/take-turns';
import { deleteTeacher, renameTeacher } from '$lib/server/accounts/teachers';
import { formText } from '$lib/server/form-text';
import { isTooMany } from '$lib/server/throttle';
import type { Actions, PageServerLoad } from './$types';

const PASSWORD_TRIES = { name: 'change-password', most: 10, withinMs: 15 * 60_000 };

const { name: nameSchema, password: passwordSchema } = newTeacherSchema.shape;

export const load = (({ locals, url }) => ({
	email: locals.teacher?.email ?? '',
	name: locals.teacher?.name ?? '',
	done: url.searchParams.get('done'),
})) satisfies PageServerLoad;

const signedIn = (locals: App.Locals) => locals.teacher ?? redirect(303, '/teach/sign-in');

export const actions = {
	rename: async ({ request, locals }) => {
		const { id } = signedIn(locals);
		const parsed = nameSchema.safeParse(formText(await request.formData(), 'name'));
		if (!parsed.success) return fail(400, { name: parsed.error.issues[0]?.message ?? '' });
		await renameTeacher(locals.state.database.db, id, parsed.data);
		redirect(303, '/teach/account?done=renamed');
	},
	password: async ({ request, locals }) => {
		const { id } = signedIn(locals);
		const form = await request.formData();
		const parsed = passwordSchema.safeParse(formText(form, 'password'));
		if (!parsed.success) return fail(400, { password: parsed.error.issues[0]?.message ?? '' });
		if (await isTooMany(locals.state.database.db, PASSWORD_TRIES, id, Date.now()))
			return fail(429, { former: 'Too many tries. Wait a quarter of an hour.' });
		try {
			const former = formText(form, 'former');
			const typed = { former, password: parsed.data };
			if (!(await changePassword(locals.state.database, id, typed, Date.now())))
				return fail(400, { former: 'This is not your password now.' });
		} catch (error) {
			if (error instanceof TooMany) return fail(503, { password: error.message });
			throw error;
		}
		redirect(303, '/teach/sign-in');
	},
	delete: async ({ request, locals }) => {
		const { id, email } = signedIn(locals);
		if (
			formText(await request.formData(), 'email')
				.trim()
				.toLowerCase() !== email
		)
			return fail(400, { email: 'Type your own address as it stands above. Nothing was deleted.' });
		if (!(await deleteTeacher(locals.state.database, id))) {
			return fail(400, {
				email: 'You are the only administrator. Nothing was deleted: the other teachers would be left alone.',
			});
		}
		redirect(303, '/');
	},
} satisfies Actions;
