import { giveWay } from '$lib/server/give-way';
import { followedBy } from '$lib/server/results/follow-up';
import { overview } from '$lib/server/results/overview';
import { objectiveTitle, ownResults } from '$lib/server/results/own-assignment';
import { sortRows, SORTS, stopTable, type Sort } from '$lib/server/results/stop-table';
import { planOf } from '$lib/server/attempts/rules-of';
import type { PageServerLoad } from './$types';

const VIEWS = ['stop', 'time', 'quiz', 'objective'] as const;
type View = (typeof VIEWS)[number];

export const load = (async ({ locals, url }) => {
	const results = await ownResults(locals, 'none');
	const plan = planOf(results.assignment);
	const asked = VIEWS.find((view) => view === url.searchParams.get('by'));
	const first: View = plan ? 'stop' : 'quiz';
	const by = plan || asked === 'objective' ? (asked ?? first) : first;
	const sort: Sort = SORTS.find((one) => one === url.searchParams.get('sort')) ?? 'name';
	const isTable = plan !== null && (by === 'stop' || by === 'time');
	const { db } = locals.state.database;
	await giveWay();
	// Of a path it is not shown, and of a large class it takes its time.
	const all = isTable ? null : overview(results, by === 'objective' ? objectiveTitle : null);
	await giveWay();
	return {
		by,
		sort,
		now: Date.now(),
		table: isTable ? sortRows(await stopTable(db, results, plan), sort) : null,
		// What is not shown is not sent: of a large class it is most of the page.
		overview:
			all && by === 'objective' ? { ...all, rows: all.rows.map((row) => ({ ...row, cells: [] })) } : all,
		of: results.students.length,
		followed: await followedBy(db, results, Date.now()),
		passMark: results.rules.passMark,
		mode: results.rules.mode,
		counting: results.rules.attempts === 1 ? null : results.rules.counting,
		over: results.over,
		unfinished: results.unfinished,
		unmarked: results.scores.reduce((sum, { unmarked }) => sum + unmarked, 0),
	};
}) satisfies PageServerLoad;
