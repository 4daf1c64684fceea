import { fail, redirect } from '@sveltejs/kit';
import { pointedQuizzes, readPoints } from '$lib/server/assignments/question-points';
import { previewPoints, reweighedAs, setPoints } from '$lib/server/attempts/set-points';
import { changing } from '$lib/server/classes/changing';
import { formText } from '$lib/server/form-text';
import { ownAssignment } from '$lib/server/results/own-assignment';
import { POINTS_PROBLEMS } from '$lib/words/assigning';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { assignment } = ownAssignment(locals);
	const quizzes = await pointedQuizzes(locals.state.database.db, assignment);
	return {
		assignment: { id: assignment.id, title: assignment.title },
		quizzes: quizzes.map(({ place, title, questions }) => ({ place, title, questions })),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const form = await request.formData();
		const { db } = locals.state.database;
		const { typed, problems, changed } = readPoints(form, await pointedQuizzes(db, assignment));
		const lower = formText(form, 'lower') === '1';
		const again = { typed, problems, lower, seen: '', problem: '', changes: null };
		if (Object.keys(problems).length > 0) return fail(400, again);
		const done = `/teach/assignments/${assignment.id}?done=points`;
		if (changed.length === 0) redirect(303, done);
		const now = Date.now();
		const seen = reweighedAs(changed);
		// What is confirmed is what was shown: whose score changes is shown first.
		const shown = async (problem: string) =>
			fail(400, { ...again, seen, problem, changes: await previewPoints(db, assignment, changed, now) });
		if (formText(form, 'seen') !== seen) {
			const asked = await shown('');
			if (asked.data.changes.length > 0) return asked;
		}
		const set = await changing(
			locals,
			null,
			(within) => setPoints(within, assignment, changed, lower, now),
			(done) => (done === 'done' ? { kind: 'points', assignment: assignment.id } : null),
		);
		if (set !== 'done') return shown(set === 'lowers' ? POINTS_PROBLEMS.lowers : POINTS_PROBLEMS.moved);
		redirect(303, done);
	},
} satisfies Actions;
