import { readingMaps } from '$lib/server/results/reading-map';
import { ownResults } from '$lib/server/results/own-assignment';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { papers, over, unfinished, students } = await ownResults(locals);
	const maps = readingMaps(papers);
	const wanted = url.searchParams.get('reading');
	const map = maps.find(({ reading }) => reading.id === wanted) ?? maps[0] ?? null;
	return {
		over,
		unfinished,
		of: students.length,
		readings: maps.map(({ reading }) => ({ id: reading.id, title: reading.title })),
		map,
	};
}) satisfies PageServerLoad;
