import { error, redirect } from '@sveltejs/kit';
import { withAddress } from '$lib/server/accounts/address';
import { PROVIDER } from '$lib/server/accounts/oidc';
import { safePath } from '$lib/server/accounts/safe-path';
import { setCookies } from '$lib/server/accounts/set-cookies';
import { ACCOUNTS_CLOSED } from '$lib/words/accounts';
import type { RequestHandler } from './$types';

/**
 * On to the school's provider. A link, not a form: the policy lets forms lead nowhere but here, and browsers
 * hold a form's redirects to it.
 */
export const GET: RequestHandler = async ({ locals, request, cookies, url, getClientAddress }) => {
	if (!locals.state.oidc) error(404, ACCOUNTS_CLOSED.school);
	const begun = await locals.state
		.authFor(url.origin)
		.api.signInSocial({
			body: {
				provider: PROVIDER,
				callbackURL: safePath(url.searchParams.get('then')),
				errorCallbackURL: '/teach/sign-in',
				disableRedirect: true,
			},
			headers: withAddress(request.headers, locals.state.secret, getClientAddress()),
			returnHeaders: true,
		})
		.catch(() => null);
	const address = begun?.response.url;
	// The provider is away, or was never reached: its address is unknown.
	if (!begun || !address) redirect(303, '/teach/sign-in?error=school');
	setCookies(cookies, begun.headers);
	redirect(303, address);
};
