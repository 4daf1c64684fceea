import { fail, redirect } from '@sveltejs/kit';
import { isSignUpOpen } from '$lib/server/accounts/auth';
import { askedBy, rememberTeacher, signIn } from '$lib/server/accounts/sign-in';
import { safePath } from '$lib/server/accounts/safe-path';
import { setCookies } from '$lib/server/accounts/set-cookies';
import { formText } from '$lib/server/form-text';
import { retryAfter } from '$lib/words/wait-words';
import { SCHOOL_REFUSED, SIGN_IN_REFUSED, TOO_MANY } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

const STATUSES = {
	wrong: 400,
	disabled: 403,
	busy: 503,
} as const;

export const load = (({ locals, url }) => {
	if (locals.teacher) redirect(303, safePath(url.searchParams.get('then')));
	return {
		isSignUpOpen: isSignUpOpen(process.env),
		sendsMail: locals.state.mail !== null,
		school: locals.state.oidc?.name ?? '',
		then: safePath(url.searchParams.get('then')),
		problem: SCHOOL_REFUSED[url.searchParams.get('error') ?? ''] ?? '',
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async (event) => {
		const { request, locals, cookies, url, setHeaders } = event;
		const now = Date.now();
		const form = await request.formData();
		const email = formText(form, 'email').slice(0, 254);
		const password = formText(form, 'password');
		const begun = await signIn(locals.state, { email, password }, askedBy(event), now);
		if ('waitMs' in begun) {
			setHeaders(retryAfter(begun.waitMs));
			return fail(429, { email, problem: TOO_MANY.passwords(begun.waitMs) });
		}
		if ('refused' in begun) {
			return fail(STATUSES[begun.refused], { email, problem: SIGN_IN_REFUSED[begun.refused] });
		}
		setCookies(cookies, begun.headers);
		rememberTeacher(event, begun.device, now);
		redirect(303, safePath(url.searchParams.get('then')));
	},
} satisfies Actions;
