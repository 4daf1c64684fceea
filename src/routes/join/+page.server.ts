import { fail, redirect } from '@sveltejs/kit';
import { parseJoinCode } from '$lib/rules/code';

import { joinWays } from '$lib/server/classes/guesses';
import { formText } from '$lib/server/form-text';
import { waitFor } from '$lib/server/throttle';
import { retryAfter } from '$lib/words/wait-words';
import { codeProblem } from '$lib/words/joining';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_SHOWN = 40;

export const load = (async ({ url, locals, getClientAddress, setHeaders }) => {
	const problem = url.searchParams.get('problem');
	let waitMs = 0;
	if (problem === 'too-many') {
		const { secret, database } = locals.state;
		waitMs = await waitFor(database.db, joinWays({ secret, address: getClientAddress() }), Date.now());
		setHeaders(retryAfter(waitMs));
	}
	return {
		typed: (url.searchParams.get('code') ?? '').slice(0, LONGEST_SHOWN),
		problem: problem === null ? undefined : codeProblem(problem, waitMs),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ request }) => {
		const typed = formText(await request.formData(), 'code');
		const { code, problem } = parseJoinCode(typed);
		if (problem) return fail(400, { typed: typed.slice(0, LONGEST_SHOWN), problem: codeProblem(problem) });
		redirect(303, `/join/${code}`);
	},
} satisfies Actions;
