import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { changeEmail, tellEmailChanged } from '$lib/server/accounts/change-email';
import { newTeacherSchema } from '$lib/server/accounts/create-teacher';
import { changePassword, hasPassword, isOwnPassword } from '$lib/server/accounts/set-password';
import { TooMany } from '$lib/server/accounts/take-turns';
import { deleteTeacher, renameTeacher } from '$lib/server/accounts/teachers';
import { formText } from '$lib/server/form-text';
import { guess } from '$lib/server/classes/guesses';
import { retryAfter } from '$lib/words/wait-words';
import { ACCOUNT_PROBLEMS, OWN_ACCOUNT, TOO_MANY } from '$lib/words/accounts';
import type { SignedIn } from '$lib/server/access/authorize';
import type { Actions, PageServerLoad } from './$types';

const MINUTE_MS = 60_000;
const PASSWORD_TRIES = { name: 'own-password', most: 10, withinMs: 15 * MINUTE_MS };
/** Addresses that have an account: nobody looks through them. */
const EMAIL_TRIES = { name: 'own-email', most: 10, withinMs: 60 * MINUTE_MS };
/** Whoever has no password has just signed in through the school. */
const FRESH_MS = 10 * MINUTE_MS;

const { name: nameSchema, email: emailSchema, password: passwordSchema } = newTeacherSchema.shape;

export const load = (async ({ locals, url }) => {
	const teacher = signedIn(locals);
	return {
		email: teacher.email,
		name: teacher.name,
		hasPassword: await hasPassword(locals.state.database.db, teacher.id),
		isFresh: isFresh(teacher),
		school: locals.state.oidc?.name ?? '',
		done: url.searchParams.get('done'),
	};
}) satisfies PageServerLoad;

const signedIn = (locals: App.Locals) => locals.teacher ?? redirect(303, '/teach/sign-in');
const isFresh = ({ since }: SignedIn) => since > Date.now() - FRESH_MS;

export const actions = {
	rename: async ({ request, locals }) => {
		const { id } = signedIn(locals);
		const parsed = nameSchema.safeParse(formText(await request.formData(), 'name'));
		if (!parsed.success) return fail(400, { name: parsed.error.issues[0]?.message ?? '' });
		await renameTeacher(locals.state.database.db, id, parsed.data);
		redirect(303, '/teach/account?done=renamed');
	},
	password: async (event) => {
		const { id } = signedIn(event.locals);
		const form = await event.request.formData();
		const parsed = passwordSchema.safeParse(formText(form, 'password'));
		if (!parsed.success) return fail(400, { password: parsed.error.issues[0]?.message ?? '' });
		const typed = { former: formText(form, 'former'), password: parsed.data };
		const refused = await provePassword(event, () =>
			changePassword(event.locals.state.database, id, typed, Date.now()),
		);
		if (refused) return fail(refused.status, { former: refused.problem });
		redirect(303, '/teach/sign-in');
	},
	email: async (event) => {
		const { locals, request, setHeaders } = event;
		const { id } = signedIn(locals);
		const { database, mail } = locals.state;
		const form = await request.formData();
		const typed = formText(form, 'newEmail');
		const refused = (status: number, problems: { newEmailProblem?: string; emailProof?: string }) =>
			fail(status, { newEmail: typed.slice(0, 254), ...problems });
		const parsed = emailSchema.safeParse(typed);
		if (!parsed.success) return refused(400, { newEmailProblem: parsed.error.issues[0]?.message ?? '' });
		if (!(await hasPassword(database.db, id)))
			return refused(400, { newEmailProblem: OWN_ACCOUNT.needsPassword });
		const password = formText(form, 'emailPassword');
		const wrong = await provePassword(event, () => isOwnPassword(database.db, id, password));
		if (wrong) return refused(wrong.status, { emailProof: wrong.problem });
		const now = Date.now();
		const changed = await guess(database.db, [[[EMAIL_TRIES, id]]], now, async () => {
			const done = await changeEmail(database, id, parsed.data, now);
			return done && 'before' in done ? done : null;
		});
		if ('waitMs' in changed) {
			setHeaders(retryAfter(changed.waitMs));
			return refused(429, { newEmailProblem: TOO_MANY.tries(changed.waitMs) });
		}
		if ('refused' in changed) return refused(400, { newEmailProblem: ACCOUNT_PROBLEMS.otherEmailTaken });
		if (changed.found.before === parsed.data) redirect(303, '/teach/account');
		tellEmailChanged(mail, changed.found.before, parsed.data);
		redirect(303, '/teach/sign-in');
	},
	delete: async (event) => {
		const { locals } = event;
		const teacher = signedIn(locals);
		const { database } = locals.state;
		const form = await event.request.formData();
		if (formText(form, 'email').trim().toLowerCase() !== teacher.email)
			return fail(400, { email: OWN_ACCOUNT.otherEmail });
		if (await hasPassword(database.db, teacher.id)) {
			const password = formText(form, 'password');
			const refused = await provePassword(event, () => isOwnPassword(database.db, teacher.id, password));
			if (refused) return fail(refused.status, { proof: OWN_ACCOUNT.kept(refused.problem) });
		} else if (!isFresh(teacher)) {
			return fail(400, { email: OWN_ACCOUNT.notFresh });
		}
		const done = await deleteTeacher(database, teacher.id, Date.now());
		if (done === 'only-administrator') return fail(400, { email: OWN_ACCOUNT.onlyAdministrator });
		if (done === 'shared') return fail(400, { email: OWN_ACCOUNT.shared });
		redirect(303, '/');
	},
} satisfies Actions;

/** Tries the own password; a wrong one counts. @param attempt false when it is wrong @returns null when it was right */
async function provePassword(
	{ locals, setHeaders }: RequestEvent,
	attempt: () => Promise<boolean>,
): Promise<{ readonly status: number; readonly problem: string } | null> {
	const { id } = signedIn(locals);
	try {
		const tried = await guess(
			locals.state.database.db,
			[[[PASSWORD_TRIES, id]]],
			Date.now(),
			async () => (await attempt()) || null,
		);
		if ('found' in tried) return null;
		if (tried.refused === 'wrong') return { status: 400, problem: ACCOUNT_PROBLEMS.wrongPassword };
		setHeaders(retryAfter(tried.waitMs));
		return { status: 429, problem: TOO_MANY.tries(tried.waitMs) };
	} catch (error) {
		if (error instanceof TooMany) return { status: 503, problem: error.message };
		throw error;
	}
}
