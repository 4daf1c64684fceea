import { error } from '@sveltejs/kit';
import { findLink } from '$lib/server/accounts/links';
import { newAccount } from '$lib/server/accounts/new-account';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ params, locals }) => {
	const link = await findLink(locals.state.database.db, 'invitation', params.secret, Date.now());
	if (!link) error(404, 'This invitation has been used or is too old. Ask for a new one.');
}) satisfies PageServerLoad;

export const actions = {
	default: (event) => newAccount(event, { kind: 'invitation', secret: event.params.secret }),
} satisfies Actions;
