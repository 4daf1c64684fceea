import { error, fail, redirect } from '@sveltejs/kit';
import { changeEmail, tellEmailChanged } from '$lib/server/accounts/change-email';
import { makeAdministrator, unmakeAdministrator } from '$lib/server/accounts/change-role';
import { newTeacherSchema } from '$lib/server/accounts/create-teacher';
import {
	disableTeacher,
	enableTeacher,
	handOver,
	setVouched,
	deleteTeacher,
	listTeachers,
} from '$lib/server/accounts/teachers';
import { listOwnClasses } from '$lib/server/classes/list-classes';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { ACCOUNT_PROBLEMS, OTHER_ACCOUNT } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

const MOST_CLASSES = 1_000;

interface Here {
	readonly locals: App.Locals;
	readonly params: { readonly teacher: string };
}

async function meant({ locals, params }: Here) {
	const all = await listTeachers(locals.state.database.db);
	const teacher = all.find(({ id }) => id === params.teacher);
	return { all, teacher: teacher ?? error(404, OTHER_ACCOUNT.unknown) };
}

export const load = (async (event) => {
	const { all, teacher } = await meant(event);
	const classes = await listOwnClasses(event.locals.state.database.db, teacher.id, Date.now());
	return {
		own: event.locals.teacher?.id ?? '',
		done: event.url.searchParams.get('done') ?? '',
		count: Number(event.url.searchParams.get('count')) || 0,
		account: {
			id: teacher.id,
			name: teacher.name,
			email: teacher.email,
			isAdministrator: teacher.role === 'administrator',
			isVouched: teacher.vouched_at !== null,
			isDisabled: teacher.disabled_at !== null,
		},
		classes: classes.map(({ row, students }) => ({ id: row.id, name: row.name, students })),
		/** To whom classes can be handed. */
		others: all
			.filter(
				({ id, vouched_at, disabled_at }) => id !== teacher.id && vouched_at !== null && disabled_at === null,
			)
			.map(({ id, name, email }) => ({ id, name, email })),
	};
}) satisfies PageServerLoad;

const here = (id: string, done: string) => redirect(303, `/teach/teachers/${id}?done=${done}`);

export const actions = {
	vouch: async (event) => {
		const { teacher } = await meant(event);
		await setVouched(event.locals.state.database.db, teacher.id, Date.now());
		here(teacher.id, 'vouched');
	},
	unvouch: async (event) => {
		const { teacher } = await meant(event);
		await setVouched(event.locals.state.database.db, teacher.id, null);
		here(teacher.id, 'unvouched');
	},
	disable: async (event) => {
		const { teacher } = await meant(event);
		if (teacher.id === event.locals.teacher?.id) return fail(400, { problem: OTHER_ACCOUNT.own });
		if (!(await disableTeacher(event.locals.state.database, teacher.id, Date.now())))
			return fail(400, { problem: OTHER_ACCOUNT.onlyAdministratorDisabled });
		here(teacher.id, 'disabled');
	},
	promote: async (event) => {
		const { teacher } = await meant(event);
		if (!(await makeAdministrator(event.locals.state.database, teacher.id)))
			return fail(400, { problem: OTHER_ACCOUNT.disabledAdministrator });
		here(teacher.id, 'promoted');
	},
	demote: async (event) => {
		const { teacher } = await meant(event);
		if (!(await unmakeAdministrator(event.locals.state.database, teacher.id)))
			return fail(400, { problem: OTHER_ACCOUNT.onlyAdministratorDisabled });
		// Whoever did it to themselves may not see this page any more.
		if (teacher.id === event.locals.teacher?.id) redirect(303, '/teach');
		here(teacher.id, 'demoted');
	},
	email: async (event) => {
		const { teacher } = await meant(event);
		if (teacher.id === event.locals.teacher?.id) return fail(400, { problem: OTHER_ACCOUNT.ownEmail });
		const typed = formText(await event.request.formData(), 'newEmail');
		const parsed = newTeacherSchema.shape.email.safeParse(typed);
		const refused = (problem: string) => fail(400, { newEmail: typed.slice(0, 254), emailProblem: problem });
		if (!parsed.success) return refused(parsed.error.issues[0]?.message ?? '');
		const { database, mail } = event.locals.state;
		const changed = await changeEmail(database, teacher.id, parsed.data, Date.now());
		if (changed && 'refused' in changed) return refused(ACCOUNT_PROBLEMS.otherEmailTaken);
		if (changed) tellEmailChanged(mail, changed.before, parsed.data);
		here(teacher.id, 'email');
	},
	enable: async (event) => {
		const { teacher } = await meant(event);
		await enableTeacher(event.locals.state.database.db, teacher.id);
		here(teacher.id, 'enabled');
	},
	handOver: async (event) => {
		const { teacher } = await meant(event);
		const form = await event.request.formData();
		const classes = form
			.getAll('class')
			.slice(0, MOST_CLASSES)
			.filter((id) => typeof id === 'string');
		if (classes.length === 0) return fail(400, { problem: OTHER_ACCOUNT.noClass });
		const once = onceOf(form, 'hand-over', Date.now(), event.locals.teacher?.id ?? '', teacher.id);
		const to = formText(form, 'to');
		const count = await handOver(event.locals.state.database, teacher.id, to, classes, once);
		if (count === null) return fail(400, { problem: OTHER_ACCOUNT.noTeacher });
		here(teacher.id, `handed-over&count=${count}`);
	},
	delete: async (event) => {
		const { teacher } = await meant(event);
		const form = await event.request.formData();
		if (teacher.disabled_at === null) return fail(400, { problem: OTHER_ACCOUNT.notDisabled });
		if (formText(form, 'email').trim().toLowerCase() !== teacher.email)
			return fail(400, { email: OTHER_ACCOUNT.otherEmail });
		const done = await deleteTeacher(event.locals.state.database, teacher.id, Date.now());
		if (done === 'only-administrator') return fail(400, { problem: OTHER_ACCOUNT.onlyAdministratorDeleted });
		if (done === 'shared') return fail(400, { problem: OTHER_ACCOUNT.shared });
		redirect(303, '/teach/teachers?done=deleted');
	},
} satisfies Actions;
