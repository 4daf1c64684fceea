import { planOf } from '../attempts/rules-of.ts';
import { liveCounts, type LiveCounts } from './live-view.ts';
import { ownResults } from './own-assignment.ts';
import { pathOf, stopTable, type StopTable } from './stop-table.ts';

/** The live page of more quizzes than one, or of a path: students × stops. */
export async function ownTable(locals: App.Locals) {
	const results = await ownResults(locals, 'none');
	const plan = pathOf(results, planOf(results.assignment));
	const withScores = results.assignment.live_scores === 1;
	const table = await stopTable(locals.state.database.db, results, plan, withScores);
	const isPath = results.assignment.plan !== null;
	const { joined, working, over } = isPath ? pathCounts(table) : liveCounts(results);
	return { results, table, isPath, counts: [joined, working, over] as const };
}

/** How many are there, on their way, and through. */
function pathCounts({ rows }: StopTable): LiveCounts {
	const isThrough = ({ done, cells }: StopTable['rows'][number]) => done === cells.length;
	const begun = rows.filter(({ cells }) => cells.some(([state]) => state !== 'to-do' && state !== 'locked'));
	return {
		joined: rows.filter(({ joined }) => joined).length,
		working: begun.filter((row) => !isThrough(row)).length,
		over: begun.filter(isThrough).length,
	};
}
