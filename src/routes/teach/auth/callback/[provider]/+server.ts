import { error } from '@sveltejs/kit';
import { withAddress } from '$lib/server/accounts/address';
import { PROVIDER } from '$lib/server/accounts/oidc';
import { NOTHING_HERE } from '$lib/words/refusals';
import type { RequestHandler } from './$types';

/** Where the school's provider sends somebody back to. Nothing else of better-auth has an address here. */
export const GET: RequestHandler = ({ locals, params, request, url, getClientAddress }) => {
	const { state } = locals;
	if (!state.oidc || params.provider !== PROVIDER) error(404, NOTHING_HERE.address);
	const headers = withAddress(request.headers, state.secret, getClientAddress());
	return state.authFor(url.origin).handler(new Request(request, { headers }));
};
