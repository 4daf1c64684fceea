import { fail, redirect } from '@sveltejs/kit';
import { parseJoinCode } from '$lib/assign/join-code';
import { codeProblem } from '$lib/server/classes/code-problem';
import { formText } from '$lib/server/form-text';
import type { Actions, PageServerLoad } from './$types';

const LONGEST_SHOWN = 40;

export const load = (({ url }) => {
	const problem = url.searchParams.get('problem');
	return {
		typed: (url.searchParams.get('code') ?? '').slice(0, LONGEST_SHOWN),
		problem: problem === null ? undefined : codeProblem(problem),
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
