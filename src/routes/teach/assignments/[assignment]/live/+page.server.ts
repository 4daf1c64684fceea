import { redirect } from '@sveltejs/kit';
import { changing } from '$lib/server/classes/changing';
import { formText } from '$lib/server/form-text';
import { liveView } from '$lib/server/results/live-view';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { class: own, assignment } = ownAssignment(locals);
	const results = await ownResults(locals, 'newest');
	const withScores = assignment.live_scores === 1;
	return {
		class: { id: own.id, name: own.name },
		assignment: { id: assignment.id, title: assignment.title },
		withScores,
		titles: results.papers
			.filter(({ id }) => id.endsWith('-0'))
			.map(({ place, version }) => ({ place, title: version.quiz.title })),
		now: Date.now(),
		view: liveView(results, withScores),
	};
}) satisfies PageServerLoad;

export const actions = {
	scores: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const live_scores = formText(await request.formData(), 'show') === 'yes' ? 1 : 0;
		await changing(
			locals,
			null,
			({ db }) => db.updateTable('assignment').set({ live_scores }).where('id', '=', assignment.id).execute(),
			{ kind: 'rules', assignment: assignment.id, fields: ['liveScores'] },
		);
		redirect(303, `/teach/assignments/${assignment.id}/live`);
	},
} satisfies Actions;
