import { planOf } from '../attempts/rules-of.ts';
import { liveCounts } from './live-view.ts';
import { ownResults } from './own-assignment.ts';
import { pathOf, stopTable } from './stop-table.ts';

/** The live page of more quizzes than one, or of a path: students × stops. */
export async function ownTable(locals: App.Locals) {
	const results = await ownResults(locals, 'none');
	const plan = pathOf(results, planOf(results.assignment));
	const withScores = results.assignment.live_scores === 1;
	const table = await stopTable(locals.state.database.db, results, plan, withScores);
	const { joined, working, over } = liveCounts(results);
	return { results, table, counts: [joined, working, over] as const };
}
