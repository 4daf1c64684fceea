import { error, fail, redirect } from '@sveltejs/kit';
import { dueWords } from '$lib/words/due-words';
import { toLocal } from '$lib/rules/local-time';
import { findTeacher } from '$lib/server/accounts/teachers';
import {
	changeShare,
	handOverClass,
	INVITED_DAYS,
	inviteTeacher,
	leaveAsTeacher,
	listClassTeachers,
	makeClassLink,
	MOST_TEACHERS,
	removeClassTeacher,
} from '$lib/server/classes/class-teachers';
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
		const invited = await inviteTeacher(database, own, found.found.id, parsed.share, now);
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
		const made = await makeClassLink(locals.state.database, own, parsed.share, now, once);
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
		const isDone = await changeShare(locals.state.database, own.id, id, parsed.share);
		if (!isDone) error(404, TEACHER_PROBLEMS.gone);
		here(own.id, 'changed');
	},
	remove: async ({ locals, request }) => {
		const own = ownClass(locals);
		await removeClassTeacher(locals.state.database, own.id, formText(await request.formData(), 'id'));
		here(own.id, 'removed');
	},
	handOver: async ({ locals, request }) => {
		const own = ownClass(locals);
		const id = formText(await request.formData(), 'id');
		const owner = await handOverClass(locals.state.database, own, id, Date.now());
		if (owner === null) error(400, TEACHER_PROBLEMS.notAccepted);
		here(own.id, 'handed-over');
	},
	leave: async ({ locals }) => {
		const own = ownClass(locals);
		await leaveAsTeacher(locals.state.database, own.id, locals.teacher?.id ?? '');
		redirect(303, '/teach?done=left');
	},
} satisfies Actions;
