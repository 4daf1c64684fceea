import { fail, redirect } from '@sveltejs/kit';
import { assignmentsOf } from '$lib/server/assignments/assignments';
import { changing } from '$lib/server/classes/changing';
import { ownClass } from '$lib/server/classes/own-class';
import { readColumns, saveColumns, weightText } from '$lib/server/results/column-settings';
import { loadGradebook } from '$lib/server/results/gradebook';
import { gradebookView } from '$lib/server/results/gradebook-view';
import { GRADEBOOK_PROBLEMS } from '$lib/words/gradebook';
import type { Database } from '$lib/server/database/engine';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const now = Date.now();
	const book = await loadGradebook(locals.state.database.db, ownClass(locals), now);
	return {
		book: gradebookView(book, now),
		settings: book.columns.map(({ id, title, category, weight, counts }) => ({
			id,
			title,
			category,
			counts,
			weight: weightText(weight),
		})),
		done: url.searchParams.get('done'),
	};
}) satisfies PageServerLoad;

export const actions = {
	/** Weights, categories and what counts, of all columns at once. */
	columns: async ({ locals, request }) => {
		const own = ownClass(locals);
		const { database } = locals.state;
		const assignments = await assignmentsOf(database.db, own.id);
		const { settings, typed, isGood } = readColumns(await request.formData(), assignments);
		if (!isGood) return fail(400, { typed, problem: GRADEBOOK_PROBLEMS.unsaved });
		const save = (within: Database) => saveColumns(within, assignments, settings);
		await changing(locals, null, save, { kind: 'gradebook' });
		redirect(303, `/teach/classes/${own.id}/gradebook?done=saved`);
	},
} satisfies Actions;
