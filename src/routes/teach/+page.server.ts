import { error, redirect } from '@sveltejs/kit';
import { showJoinCode } from '$lib/rules/code';
import { undeleteClass } from '$lib/server/classes/change-class';
import { acceptInvitation, declineInvitation, invitationsOf } from '$lib/server/classes/class-invitations';
import { BACK_FOR_DAYS } from '$lib/server/classes/delete-expired';
import { listClasses, type ListedClass } from '$lib/server/classes/list-classes';
import { makeDemo } from '$lib/server/demo/make-demo';
import { formText } from '$lib/server/form-text';
import { modules } from '$lib/server/library';
import { onceOf } from '$lib/server/once/once';
import { withTurn } from '$lib/server/once/with-turn';
import { takeTurn } from '$lib/server/throttle';
import { TEACHER_PROBLEMS } from '$lib/words/class-teachers';
import { dueWords } from '$lib/words/due-words';
import { retryAfter } from '$lib/words/wait-words';
import { NOT_THERE, tooManyDemos } from '$lib/words/classes';
import type { Actions, PageServerLoad } from './$types';

/** Each is made as if by a class of students. */
const DEMO_CLASSES = { name: 'demo-class', most: 5, withinMs: 3_600_000 };

const shown = ({ row, role, students, joined, assignments }: ListedClass) => ({
	id: row.id,
	name: row.name,
	code: showJoinCode(row.join_code),
	isDemo: row.is_demo === 1,
	role,
	students,
	joined,
	assignments,
});

export const load = (async ({ locals, url }) => {
	if (!locals.teacher) error(404);
	const { db } = locals.state.database;
	const now = Date.now();
	const all = await listClasses(db, locals.teacher.id, now);
	const invitations = await invitationsOf(db, locals.teacher.id, now);
	const there = all.filter(({ row }) => row.deleted_at === null);
	const kept = there.filter(({ row }) => row.archived_at === null);
	const thrownAway = all.filter(({ row }) => row.deleted_at !== null);
	const done = url.searchParams.get('done');
	return {
		classes: kept.filter(({ row }) => row.ends_at > now).map(shown),
		ended: kept.filter(({ row }) => row.ends_at <= now).map(shown),
		archived: there.filter(({ row }) => row.archived_at !== null).map(shown),
		thrownAway: thrownAway.map(shown),
		invitations: invitations.map(({ id, name, owner, role, until, time_zone }) => ({
			id,
			name,
			owner,
			role,
			until: until === null ? null : dueWords(until, time_zone, now),
		})),
		backForDays: BACK_FOR_DAYS,
		deleted:
			done === 'deleted'
				? thrownAway.map(shown).find(({ id }) => id === url.searchParams.get('class'))
				: undefined,
		isErased: done === 'erased',
		hasLeft: done === 'left',
	};
}) satisfies PageServerLoad;

export const actions = {
	/** A class of invented students, to look around in. */
	demo: async ({ locals, request, setHeaders }) => {
		const [module] = modules;
		if (!locals.teacher || !module) error(404);
		const { database } = locals.state;
		const now = Date.now();
		const { id: teacher } = locals.teacher;
		const once = onceOf(await request.formData(), 'demo-class', now, teacher);
		const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
		const made = await withTurn(
			database,
			once,
			() => takeTurn(database.db, [[[DEMO_CLASSES, teacher]]], now),
			() => makeDemo(database, teacher, module, timeZone, now, once),
		);
		if ('waitMs' in made) {
			setHeaders(retryAfter(made.waitMs));
			error(429, tooManyDemos(made.waitMs));
		}
		const id = made.done;
		redirect(303, `/teach/classes/${id}`);
	},
	/** Takes an invitation to teach somebody else’s class. */
	accept: async ({ locals, request }) => {
		if (!locals.teacher) error(404);
		const id = formText(await request.formData(), 'invitation');
		const own = await acceptInvitation(locals.state.database, id, locals.teacher.id, Date.now());
		if (own === null) error(404, TEACHER_PROBLEMS.invitationGone);
		redirect(303, `/teach/classes/${own}?done=shared`);
	},
	decline: async ({ locals, request }) => {
		if (!locals.teacher) error(404);
		const id = formText(await request.formData(), 'invitation');
		await declineInvitation(locals.state.database, id, locals.teacher.id);
		redirect(303, '/teach');
	},
	undelete: async ({ locals, request }) => {
		if (!locals.teacher) error(404);
		const id = formText(await request.formData(), 'class');
		const back = await undeleteClass(locals.state.database, locals.teacher.id, id, Date.now());
		if (!back) error(404, NOT_THERE.classToRestore);
		redirect(303, `/teach/classes/${back.id}?done=back`);
	},
} satisfies Actions;
