import { error, fail, redirect } from '@sveltejs/kit';
import { dueWords } from '$lib/words/due-words';
import { toLocal } from '$lib/rules/local-time';
import { findTeacher } from '$lib/server/accounts/teachers';
import {
	INVITED_DAYS,
	inviteTeacher,
	makeClassLink,
	MOST_TEACHERS,
} from '$lib/server/classes/class-invitations';
import {
	changeShare,
	handOverClass,
	leaveAsTeacher,
	listClassTeachers,
	removeClassTeacher,
} from '$lib/server/classes/class-teachers';
import { changing } from '$lib/server/classes/changing';
import { guess } from '$lib/server/classes/guesses';
import { ownClass } from '$lib/server/classes/own-class';
import { parseShareForm } from '$lib/server/classes/parse-share-form';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { TOO_MANY } from '$lib/words/accounts';
import { TEACHER_PROBLEMS } from '$lib/words/class-teachers';
import { retryAfter } from '$lib/words/wait-words';
import type { Actions, PageServerLoad } from './$types';

/** Addresses nobody has: whoever teaches here cannot look through all of them. */
const UNKNOWN = { name: 'unknown-teacher', most: 20, withinMs: 3_600_000 };

type Row = Awaited<ReturnType<typeof listClassTeachers>>[number];

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const { db } = locals.state.database;
	const now = Date.now();
	const owner = await db
		.selectFrom('teacher')
		.select(['name', 'email'])
		.where('id', '=', own.teacher_id)
		.executeTakeFirstOrThrow();
	const words = (at: number) => dueWords(at, own.time_zone, now);
	const shown = (row: Row) => ({
		id: row.id,
		/** Null: whoever has the link. */
		name: row.name,
		email: row.email ?? '',
		isOwn: row.teacher_id === locals.teacher?.id,
		role: row.role,
		untilDay: row.until === null ? '' : toLocal(row.until, own.time_zone).slice(0, 10),
		until: row.until === null ? null : words(row.until),
		isOver: row.until !== null && row.until <= now,
		invitedUntil: row.accepted_at === null ? words(row.expires_at) : null,
		canOwn: row.accepted_at !== null && row.disabled_at === null && (row.until === null || row.until > now),
	});
	const isOwner = locals.granted.role === 'owner';
	const all = (await listClassTeachers(db, own.id, now)).map(shown);
	return {
		owner: { ...owner, isOwn: own.teacher_id === locals.teacher?.id },
		// Whom somebody else has invited is between the two of them.
		others: all.filter(({ invitedUntil }) => isOwner || invitedUntil === null),
		invitedDays: INVITED_DAYS,
		done: url.searchParams.get('done') ?? '',
	};
}) satisfies PageServerLoad;

/** Who on the list it is, for the note. */
async function teacherOn(locals: App.Locals, id: string): Promise<{ readonly teacher?: string }> {
	const all = await listClassTeachers(locals.state.database.db, ownClass(locals).id, Date.now());
	const teacher = all.find((row) => row.id === id)?.teacher_id;
	return teacher ? { teacher } : {};
}

const here = (id: string, done: string) => redirect(303, `/teach/classes/${id}/teachers?done=${done}`);

export const actions = {
	/** Invites a teacher of this server by their address. */
	invite: async ({ locals, request, setHeaders }) => {
		const own = ownClass(locals);
		const { database } = locals.state;
		const form = await request.formData();
		const now = Date.now();
		const parsed = parseShareForm(form, own, now);
		const email = formText(form, 'email').trim().toLowerCase().slice(0, 254);
		const typed = { ...parsed.typed, email };
		const refused = (problems: Readonly<Record<string, string>>, status = 400) =>
			fail(status, { invite: { typed, problems } });
		const noAddress = email.includes('@') ? {} : { email: TEACHER_PROBLEMS.email };
		if (!parsed.share || noAddress.email)
			return refused({ ...(parsed.share ? {} : parsed.problems), ...noAddress });
		const found = await guess(database.db, [[[UNKNOWN, locals.teacher?.id ?? '']]], now, async () => {
			const teacher = await findTeacher(database.db, email);
			return teacher?.disabled_at === null ? teacher : null;
		});
		if ('waitMs' in found) {
			setHeaders(retryAfter(found.waitMs));
			return refused({ email: TOO_MANY.tries(found.waitMs) }, 429);
		}
		if (!('found' in found)) return refused({ email: TEACHER_PROBLEMS.unknown });
		const { share } = parsed;
		const { id: teacher } = found.found;
		const invited = await changing(
			locals,
			null,
			(within) => inviteTeacher(within, own, teacher, share, now),
			{
				kind: 'invited',
				teacher,
				role: share.role,
			},
		);
		if ('id' in invited) return here(own.id, 'invited');
		const why = invited.refused;
		return refused({ email: why === 'full' ? TEACHER_PROBLEMS.full(MOST_TEACHERS) : TEACHER_PROBLEMS[why] });
	},
	/** Makes a link that lets one teacher in, whoever it is. */
	link: async ({ locals, request, url }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const now = Date.now();
		const parsed = parseShareForm(form, own, now);
		const { typed } = parsed;
		if (!parsed.share) return fail(400, { link: { typed, problems: parsed.problems, full: '' } });
		const once = onceOf(form, 'class-link', now, own.id);
		const { share } = parsed;
		const made = await changing(locals, once, (within) => makeClassLink(within, own, share, now, once), {
			kind: 'link',
			role: share.role,
		});
		if ('refused' in made)
			return fail(400, { link: { typed, problems: {}, full: TEACHER_PROBLEMS.full(MOST_TEACHERS) } });
		return { made: `${url.origin}/teach/shared/${made.secret}` };
	},
	change: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const id = formText(form, 'id').slice(0, 100);
		const parsed = parseShareForm(form, own, Date.now());
		if (!parsed.share) return fail(400, { change: { id, typed: parsed.typed, problems: parsed.problems } });
		const { share } = parsed;
		const about = await teacherOn(locals, id);
		const isDone = await changing(locals, null, (within) => changeShare(within, own.id, id, share), {
			kind: 'role',
			...about,
			role: share.role,
		});
		if (!isDone) error(404, TEACHER_PROBLEMS.gone);
		here(own.id, 'changed');
	},
	remove: async ({ locals, request }) => {
		const own = ownClass(locals);
		const id = formText(await request.formData(), 'id');
		const about = await teacherOn(locals, id);
		await changing(
			locals,
			null,
			(within) => removeClassTeacher(within, own.id, id),
			(isDone) => (isDone ? { kind: 'teacher-removed', ...about } : null),
		);
		here(own.id, 'removed');
	},
	handOver: async ({ locals, request }) => {
		const own = ownClass(locals);
		const id = formText(await request.formData(), 'id');
		const owner = await changing(
			locals,
			null,
			(within) => handOverClass(within, own, id, Date.now()),
			(teacher) => (teacher === null ? null : { kind: 'handed-over', teacher }),
		);
		if (owner === null) error(400, TEACHER_PROBLEMS.notAccepted);
		here(own.id, 'handed-over');
	},
	leave: async ({ locals }) => {
		const own = ownClass(locals);
		const { id = '' } = locals.teacher ?? {};
		await changing(locals, null, (within) => leaveAsTeacher(within, own.id, id), { kind: 'left' });
		redirect(303, '/teach?done=left');
	},
} satisfies Actions;
