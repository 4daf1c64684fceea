import { flatMapInSlices } from '$lib/server/give-way';
import { readingMaps } from '$lib/server/results/reading-map';
import { ownResults } from '$lib/server/results/own-assignment';
import { makeReady } from '$lib/server/results/papers';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const { papers, over, unfinished, students } = await ownResults(locals);
	await makeReady(papers, 'taken');
	const maps = readingMaps(papers);
	const wanted = url.searchParams.get('reading');
	const map = maps.find(({ reading }) => reading.id === wanted) ?? maps[0] ?? null;
	await flatMapInSlices(map ? [map] : [], ({ passages }) => [passages]);
	return {
		over,
		unfinished,
		of: students.length,
		readings: maps.map(({ reading }) => ({ id: reading.id, title: reading.title })),
		map,
	};
}) satisfies PageServerLoad;
