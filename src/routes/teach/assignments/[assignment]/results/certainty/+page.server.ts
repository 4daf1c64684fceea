import { certaintyView } from '$lib/server/results/certainty-view';
import { ownResults } from '$lib/server/results/own-assignment';
import { makeReady } from '$lib/server/results/papers';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { papers, rules } = await ownResults(locals);
	await makeReady(papers, 'analysis');
	return {
		isAsked: rules.certainty === 'ask',
		papers: papers.map((paper) => ({ id: paper.id, title: paper.title, items: certaintyView(paper) })),
	};
}) satisfies PageServerLoad;
