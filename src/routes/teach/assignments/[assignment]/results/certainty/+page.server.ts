import { ownResults } from '$lib/server/results/own-assignment';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { papers, rules } = await ownResults(locals);
	return {
		isAsked: rules.certainty === 'ask',
		papers: papers.map(({ id, title, version, analysis }) => ({
			id,
			title,
			items: analysis.certainty.map((counts) => {
				const at = version.quiz.items.findIndex((item) => item.id === counts.item);
				const item = version.quiz.items[at];
				return {
					...counts,
					number: at + 1,
					prompt: item?.kind === 'statement' ? item.statement : (item?.prompt ?? ''),
				};
			}),
		})),
	};
}) satisfies PageServerLoad;
