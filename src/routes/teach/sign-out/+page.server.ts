import { redirect } from '@sveltejs/kit';
import { setCookies } from '$lib/server/accounts/set-cookies';
import type { Actions, PageServerLoad } from './$types';

export const load = (() => redirect(303, '/teach/account')) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request, cookies, url }) => {
		const auth = locals.state.authFor(url.origin);
		const { headers } = await auth.api.signOut({ headers: request.headers, returnHeaders: true });
		setCookies(cookies, headers);
		redirect(303, '/teach/sign-in');
	},
} satisfies Actions;
