import { fail, redirect } from '@sveltejs/kit';
import { isSignUpOpen } from '$lib/server/accounts/auth';
import { askedBy, rememberTeacher } from '$lib/server/accounts/remember-teacher';
import { safePath } from '$lib/server/accounts/safe-path';
import { setCookies } from '$lib/server/accounts/set-cookies';
import { signIn } from '$lib/server/accounts/sign-in';
import { formText } from '$lib/server/form-text';
import { retryAfter, waitWords } from '$lib/words/wait-words';
import type { Actions, PageServerLoad } from './$types';

const REFUSED = {
	wrong: [400, 'The address or the password is wrong. Check both; capitals matter in the password.'],
	disabled: [403, 'This account has been disabled. Ask an administrator of this server.'],
	busy: [503, 'Many people are signing in at the moment. Try again in a few seconds.'],
} as const;

/** By the words that better-auth puts into the address. */
const SCHOOL_REFUSED: Readonly<Record<string, string>> = {
	school: 'Your school’s sign-in did not let you in. Try again, or ask whoever runs this server.',
	unable_to_create_session: 'This account has been disabled. Ask an administrator of this server.',
	signup_disabled: 'Nobody teaches here under your school’s address yet. Ask for an invitation first.',
	account_not_linked:
		'There is an account under this address, but your school does not vouch for it. Sign in with your password.',
};

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
			const problem = `Too many wrong passwords. Try again in ${waitWords(begun.waitMs)}, or ask for a new password.`;
			return fail(429, { email, problem });
		}
		if ('refused' in begun) {
			const [status, problem] = REFUSED[begun.refused];
			return fail(status, { email, problem });
		}
		setCookies(cookies, begun.headers);
		rememberTeacher(event, begun.device, now);
		redirect(303, safePath(url.searchParams.get('then')));
	},
} satisfies Actions;
