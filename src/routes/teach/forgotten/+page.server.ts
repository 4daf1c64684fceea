import { error, fail, redirect } from '@sveltejs/kit';
import { makeLink } from '$lib/server/accounts/links';
import { sendPasswordLink } from '$lib/server/accounts/mail';
import { findTeacher } from '$lib/server/accounts/teachers';
import { formText } from '$lib/server/form-text';
import { onceOf } from '$lib/server/once/once';
import { writeOnce } from '$lib/server/once/write-once';
import { anonymousNetwork } from '$lib/server/network';
import { takeTurn } from '$lib/server/throttle';
import { retryAfter } from '$lib/words/wait-words';
import { ACCOUNTS_CLOSED, TOO_MANY } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

const HOUR_MS = 3_600_000;
const ASKED_FROM = { name: 'forgotten-from', most: 10, withinMs: HOUR_MS };
const ASKED_FOR = { name: 'forgotten-for', most: 3, withinMs: HOUR_MS };

const mailOf = ({ state }: App.Locals) => state.mail ?? error(404, ACCOUNTS_CLOSED.mail);

export const load = (({ locals, url }) => {
	mailOf(locals);
	return { done: url.searchParams.has('done') };
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ request, locals, getClientAddress, setHeaders }) => {
		const mail = mailOf(locals);
		const { database, secret } = locals.state;
		const now = Date.now();
		const form = await request.formData();
		const email = formText(form, 'email').trim().toLowerCase().slice(0, 254);
		const from = [ASKED_FROM, anonymousNetwork(secret, getClientAddress())] as const;
		const asked = await takeTurn(database.db, [[from]], now);
		if ('waitMs' in asked) {
			setHeaders(retryAfter(asked.waitMs));
			return fail(429, { email, problem: TOO_MANY.links(asked.waitMs) });
		}
		const teacher = await findTeacher(database.db, email);
		const sent =
			teacher?.disabled_at === null && (await takeTurn(database.db, [[[ASKED_FOR, teacher.id]]], now));
		if (sent && !('waitMs' in sent)) {
			const once = onceOf(form, 'forgotten-password', now, teacher.id);
			const made = await writeOnce(database, once, (db) => makeLink(db, 'password', teacher.id, now));
			if (once && !once.isFirst()) redirect(303, '/teach/forgotten?done');
			const link = `${mail.origin}/teach/password/${made}`;
			// Not waited for: how long it takes would tell lists the accounts.
			sendPasswordLink(mail, teacher.email, link).catch((reason: unknown) =>
				console.error(
					`An email could not be sent: ${reason instanceof Error ? reason.message : String(reason)}`,
				),
			);
		}
		redirect(303, '/teach/forgotten?done');
	},
} satisfies Actions;
