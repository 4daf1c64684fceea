import { error, redirect } from '@sveltejs/kit';
import { LINK_DAYS, listInvitations, makeLink, revokeInvitation } from '$lib/server/accounts/links';
import { listTeachers } from '$lib/server/accounts/teachers';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { writeOnce } from '$lib/server/once/write-once';
import { dueWords } from '$lib/words/due-words';
import { OTHER_ACCOUNT } from '$lib/words/accounts';
import type { Db } from '$lib/server/database/engine';
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
	invitations: await invitationsOf(locals.state.database.db),
	own: locals.teacher?.id ?? '',
	done: url.searchParams.get('done'),
})) satisfies PageServerLoad;

async function invitationsOf(db: Db) {
	const now = Date.now();
	const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
	return (await listInvitations(db, now)).map(({ id, by, madeAt, until, state }) => ({
		id,
		by,
		made: dueWords(madeAt, timeZone, now),
		until: dueWords(until, timeZone, now),
		state,
	}));
}

export const actions = {
	revoke: async ({ locals, request }) => {
		const id = formText(await request.formData(), 'invitation').slice(0, 100);
		const isRevoked = await revokeInvitation(locals.state.database.db, id);
		redirect(303, `/teach/teachers?done=${isRevoked ? 'revoked' : 'not-revoked'}#invitations`);
	},
	invite: async ({ locals, url, request }) => {
		const now = Date.now();
		const by = locals.teacher?.id ?? null;
		const once = onceOf(await request.formData(), 'invitation', now, by ?? '');
		const secret = await writeOnce(locals.state.database, once, (db) => makeLink(db, 'invitation', by, now));
		return {
			link: `${url.origin}/teach/invitation/${secret}`,
			for: 'a new teacher',
			days: LINK_DAYS.invitation,
		};
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
		return { link: `${url.origin}/teach/password/${secret}`, for: teacher.name, days: LINK_DAYS.password };
	},
} satisfies Actions;
