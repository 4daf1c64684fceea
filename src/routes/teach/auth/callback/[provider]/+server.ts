import { error } from '@sveltejs/kit';
import { PROVIDER } from '$lib/server/accounts/oidc';
import type { RequestHandler } from './$types';

/** Where the school's provider sends somebody back to. Nothing else of better-auth has an address here. */
export const GET: RequestHandler = ({ locals, params, request, url }) => {
	if (!locals.state.oidc || params.provider !== PROVIDER) error(404, 'There is nothing at this address.');
	return locals.state.authFor(url.origin).handler(request);
};
