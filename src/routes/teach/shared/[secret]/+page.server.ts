import { error, redirect } from '@sveltejs/kit';
import { dueWords } from '$lib/words/due-words';
import { acceptClassLink, findClassLink } from '$lib/server/classes/class-invitations';
import { TEACHER_PROBLEMS } from '$lib/words/class-teachers';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ params, locals }) => {
	const now = Date.now();
	const link = await findClassLink(locals.state.database.db, params.secret, now);
	if (!link) error(404, TEACHER_PROBLEMS.invitationGone);
	const { class_id, name, owner, owner_id, role, until, time_zone } = link;
	const isOwn = owner_id === locals.teacher?.id;
	return {
		invitation: { name, owner, role, until: until === null ? null : dueWords(until, time_zone, now) },
		own: isOwn ? class_id : null,
	};
}) satisfies PageServerLoad;

export const actions = {
	accept: async ({ params, locals }) => {
		if (!locals.teacher) error(404);
		const { database } = locals.state;
		const id = await acceptClassLink(database, params.secret, locals.teacher.id, Date.now());
		if (id === null) error(404, TEACHER_PROBLEMS.invitationGone);
		redirect(303, `/teach/classes/${id}?done=shared`);
	},
} satisfies Actions;
