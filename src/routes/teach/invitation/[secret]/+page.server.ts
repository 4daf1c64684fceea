import { error } from '@sveltejs/kit';
import { findLink } from '$lib/server/accounts/links';
import { newAccount } from '$lib/server/accounts/new-account';
import { LINKS_GONE } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ params, locals }) => {
	const link = await findLink(locals.state.database.db, 'invitation', params.secret, Date.now());
	if (!link) error(404, LINKS_GONE.invitation);
}) satisfies PageServerLoad;

export const actions = {
	default: (event) => newAccount(event, { kind: 'invitation', secret: event.params.secret }),
} satisfies Actions;
