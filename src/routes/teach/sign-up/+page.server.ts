import { error } from '@sveltejs/kit';
import { newAccount } from '$lib/server/accounts/new-account';
import { isSignUpOpen } from '$lib/server/accounts/auth';
import { ACCOUNTS_CLOSED } from '$lib/words/accounts';
import type { Actions, PageServerLoad } from './$types';

function open() {
	if (!isSignUpOpen(process.env)) error(404, ACCOUNTS_CLOSED.signUp);
}

export const load = (() => open()) satisfies PageServerLoad;

export const actions = {
	default: (event) => {
		open();
		return newAccount(event, { kind: 'open' });
	},
} satisfies Actions;
