import { itemLine } from '$lib/quiz/wording';
import { dueWords } from '$lib/words/due-words';
import { flatMapInSlices, giveWay } from '$lib/server/give-way';
import { overview, type Overview } from '$lib/server/results/overview';
import { objectiveTitle, ownResults } from '$lib/server/results/own-assignment';
import { makeReady } from '$lib/server/results/papers';
import { readingMaps } from '$lib/server/results/reading-map';
import type { Quiz } from '$lib/quiz/types';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const results = await ownResults(locals);
	await makeReady(results.papers, 'analysis');
	const now = Date.now();
	const maps = readingMaps(results.papers).slice(0, 2);
	await flatMapInSlices(maps, ({ passages }) => [passages]);
	const all = overview(results, objectiveTitle);
	await giveWay();
	return {
		overview: { ...all, rows: all.rows.map(shown) },
		over: results.over,
		unfinished: results.unfinished,
		passMark: results.rules.passMark,
		asOf: dueWords(now, results.rules.timeZone, now),
		due: results.rules.dueAt === null ? null : dueWords(results.rules.dueAt, results.rules.timeZone, now),
		/** All of each reading, not only what was misread. */
		isWhole: url.searchParams.get('text') === 'whole',
		maps,
		papers: results.papers.map(({ id, title, analysis, version, taken }) => ({
			id,
			title,
			attempts: taken.length,
			quiz: analysis.quiz,
			items: analysis.items.map(({ id: item, facility, discrimination }, at) => ({
				item,
				number: at + 1,
				facility,
				discrimination,
				line: lineOf(version.quiz, item),
			})),
		})),
	};
}) satisfies PageServerLoad;

/** What the report says of a student. */
const shown = ({ student, cells, total, unmarked }: Overview['rows'][number]) => ({
	student: { id: student.id, name: student.name },
	total,
	unmarked,
	cells: cells.map(({ place, earned, possible, passed, unmarked, unfinished, late }) => {
		return { place, earned, possible, passed, unmarked, unfinished, late };
	}),
});

function lineOf({ items }: Quiz, id: string): string {
	const item = items.find((one) => one.id === id);
	return item ? itemLine(item, items) : '';
}
