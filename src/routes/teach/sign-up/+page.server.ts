import { error } from '@sveltejs/kit';
import { newAccount } from '$lib/server/accounts/new-account';
import { isSignUpOpen } from '$lib/server/accounts/auth';
import type { Actions, PageServerLoad } from './$types';

function open() {
	if (!isSignUpOpen(process.env)) error(404, 'Accounts on this server are made by invitation.');
}

export const load = (() => open()) satisfies PageServerLoad;

export const actions = {
	default: (event) => {
		open();
		return newAccount(event, { kind: 'open' });
	},
} satisfies Actions;
