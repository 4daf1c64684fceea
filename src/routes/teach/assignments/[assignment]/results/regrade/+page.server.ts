import { error, redirect } from '@sveltejs/kit';
import { previewRegrade, regrade } from '$lib/server/attempts/regrade';
import { formText } from '$lib/server/form-text';
import { correctedVersion } from '$lib/server/results/corrected';
import { ownAssignment, ownResults } from '$lib/server/results/own-assignment';
import { onceOf } from '$lib/server/once/once';
import { wasAnswered } from '$lib/server/once/write-once';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { assignment } = ownAssignment(locals);
	const { papers } = await ownResults(locals);
	const { db } = locals.state.database;
	const now = Date.now();
	return {
		done: url.searchParams.has('done'),
		papers: await Promise.all(
			papers.map(async (paper) => {
				const corrected = correctedVersion(paper);
				return {
					id: paper.id,
					title: paper.title,
					corrected: corrected && {
						hash: corrected.hash,
						changes: corrected.changes,
						different: corrected.different,
						preview:
							corrected.different.length > 0
								? []
								: await previewRegrade(db, assignment, paper.hash, corrected.version, now),
					},
				};
			}),
		),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const form = await request.formData();
		const now = Date.now();
		const once = onceOf(form, 'regrade', now, assignment.id);
		if (await wasAnswered(locals.state.database, once)) redirect(303, '?done');
		const { papers } = await ownResults(locals);
		const paper = papers.find(({ id }) => id === formText(form, 'paper'));
		const corrected = paper && correctedVersion(paper);
		// What is confirmed is what was shown: the files may have changed again meanwhile.
		if (!paper || corrected?.hash !== formText(form, 'hash') || corrected.different.length > 0)
			error(
				409,
				'The quiz has changed again since you looked. Go back, reload the page, and look once more.',
			);
		await regrade(locals.state.database, assignment, paper.hash, corrected.version, now, once);
		redirect(303, '?done');
	},
} satisfies Actions;
