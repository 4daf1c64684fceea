import { overview } from '$lib/server/results/overview';
import { objectiveTitle, ownResults } from '$lib/server/results/own-assignment';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const results = await ownResults(locals, 'none');
	const byObjective = url.searchParams.get('by') === 'objective';
	return {
		overview: overview(results, byObjective ? objectiveTitle : null),
		passMark: results.rules.passMark,
		mode: results.rules.mode,
		counting: results.rules.attempts === 1 ? null : results.rules.counting,
		over: results.over,
		unfinished: results.unfinished,
		byObjective,
	};
}) satisfies PageServerLoad;
