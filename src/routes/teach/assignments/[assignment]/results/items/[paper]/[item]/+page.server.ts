import { error } from '@sveltejs/kit';
import { itemView } from '$lib/server/results/item-view';
import { ownResults } from '$lib/server/results/own-assignment';
import { RESULT_PROBLEMS } from '$lib/words/results';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, params }) => {
	const { papers } = await ownResults(locals);
	const paper = papers.find(({ id }) => id === params.paper);
	const view = paper && itemView(paper, params.item);
	if (!paper || !view) error(404, RESULT_PROBLEMS.noQuestion);
	const { items } = paper.version.quiz;
	const at = view.number - 1;
	return {
		view,
		paper: { id: paper.id, title: paper.title },
		version: paper.version,
		figures: paper.analysis.items[at] ?? null,
		before: items[at - 1]?.id ?? null,
		after: items[at + 1]?.id ?? null,
	};
}) satisfies PageServerLoad;
