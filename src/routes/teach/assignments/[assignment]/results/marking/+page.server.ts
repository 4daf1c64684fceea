import { redirect } from '@sveltejs/kit';
import { changing } from '$lib/server/classes/changing';
import { markingList } from '$lib/server/marking/marking-list';
import { ownMarking } from '$lib/server/marking/own-marking';
import { changedOptions, parseOptions, setOptions } from '$lib/server/marking/set-options';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = await ownMarking(locals, url);
	const { marking, options, order } = own;
	return {
		rows: markingList(own),
		hasQuestions: marking.questions.length > 0,
		isAnonymous: marking.isAnonymous,
		options,
		order,
		done: url.searchParams.get('done'),
	};
}) satisfies PageServerLoad;

export const actions = {
	/** Who marks, and whether they see names. */
	options: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const options = parseOptions(await request.formData());
		const fields = changedOptions(assignment, options);
		await changing(
			locals,
			null,
			(within) => setOptions(within, assignment, options),
			() => (fields.length > 0 ? { kind: 'marking', assignment: assignment.id, fields } : null),
		);
		redirect(303, '?done=options');
	},
} satisfies Actions;
