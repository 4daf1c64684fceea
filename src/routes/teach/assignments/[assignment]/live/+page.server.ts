import { redirect } from '@sveltejs/kit';
import { changing } from '$lib/server/classes/changing';
import { formText } from '$lib/server/form-text';
import { planOf } from '$lib/server/attempts/rules-of';
import { ownTable } from '$lib/server/results/live-table';
import { tableName } from '$lib/server/results/stop-changes';
import { liveView } from '$lib/server/results/live-view';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import type { Db } from '$lib/server/database/engine';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { class: own, assignment } = ownAssignment(locals);
	const withScores = assignment.live_scores === 1;
	const shared = {
		class: { id: own.id, name: own.name },
		assignment: { id: assignment.id, title: assignment.title },
		withScores,
		now: Date.now(),
	};
	// Of one quiz the steps are shown; of more, where everybody is.
	if (planOf(assignment) || (await placesIn(locals.state.database.db, assignment.id)) > 1) {
		const { results, table, isPath, counts } = await ownTable(locals);
		const [joined, working, over] = counts;
		return {
			...shared,
			isPath,
			counts: { joined, working, over },
			cards: null,
			table,
			of: tableName(results),
		};
	}
	const { rows: cards, ...counts } = liveView(await ownResults(locals, 'newest'), withScores);
	return { ...shared, isPath: false, counts, cards, table: null, of: '' };
}) satisfies PageServerLoad;

async function placesIn(db: Db, assignment: string): Promise<number> {
	const { places } = await db
		.selectFrom('assignment_quiz')
		.select((is) => is.fn.count<number>('place').distinct().as('places'))
		.where('assignment_id', '=', assignment)
		.executeTakeFirstOrThrow();
	return Number(places);
}

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
