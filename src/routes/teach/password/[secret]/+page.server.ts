import { randomUUID } from 'node:crypto';
import { error, fail, redirect } from '@sveltejs/kit';
import { newTeacherSchema } from '$lib/server/accounts/create-teacher';
import { findLink } from '$lib/server/accounts/links';
import { rememberTeacher, ofTeacher } from '$lib/server/accounts/sign-in';
import { setPasswordByLink } from '$lib/server/accounts/set-password';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { wasAnswered } from '$lib/server/once/write-once';
import { LINKS_GONE } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

async function teacherOf({ locals, params }: { locals: App.Locals; params: { secret: string } }) {
	const link = await findLink(locals.state.database.db, 'password', params.secret, Date.now());
	return link?.teacher_id ?? error(404, LINKS_GONE.password);
}

export const load = (async (event) => {
	await teacherOf(event);
}) satisfies PageServerLoad;

export const actions = {
	default: async (event) => {
		const form = await event.request.formData();
		const now = Date.now();
		const once = onceOf(form, 'new-password', now, event.params.secret);
		if (await wasAnswered(event.locals.state.database, once)) redirect(303, '/teach/sign-in');
		const teacher = await teacherOf(event);
		const password = formText(form, 'password');
		const parsed = newTeacherSchema.shape.password.safeParse(password);
		if (!parsed.success) return fail(400, { problem: parsed.error.issues[0]?.message ?? '' });
		const { state } = event.locals;
		const email = await setPasswordByLink(state, event.params.secret, teacher, parsed.data, now, once);
		if (email === null) error(404, LINKS_GONE.password);
		// Whoever has the link is let in by it, however many strangers are guessing.
		const device = { what: ofTeacher(state.secret, email), who: randomUUID() };
		rememberTeacher(event, device, now);
		redirect(303, '/teach/sign-in');
	},
} satisfies Actions;
