import { ownResults } from '$lib/server/results/own-assignment';
import { makeReady } from '$lib/server/results/papers';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { papers, over, unfinished, students } = await ownResults(locals);
	await makeReady(papers, 'analysis');
	return {
		over,
		unfinished,
		of: students.length,
		papers: papers.map(({ id, title, version, analysis, taken }) => ({
			id,
			title,
			attempts: taken.length,
			quiz: analysis.quiz,
			items: analysis.items.map((item) => {
				const { prompt = '', ...own } = version.quiz.items.find((one) => one.id === item.id) ?? {};
				return { ...item, prompt: 'statement' in own ? own.statement : prompt };
			}),
		})),
	};
}) satisfies PageServerLoad;
