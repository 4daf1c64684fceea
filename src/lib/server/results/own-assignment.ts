import { error } from '@sveltejs/kit';
import { modules } from '../library';
import { NOTHING_HERE } from '../../words/refusals.ts';
import type { Wanted } from '../attempts/attempt-rows.ts';
import { loadResults, type LoadedResults } from './loaded-results.ts';

/** The class and the assignment of a teacher's page, as `authorize` has granted them. */
export function ownAssignment({ granted }: App.Locals) {
	const { class: own, assignment } = granted;
	if (!own || !assignment) error(404, NOTHING_HERE.orNotYours);
	return { class: own, assignment };
}

/** @param answers of which finished attempts the page needs what was answered; left out: of all */
export const ownResults = (locals: App.Locals, answers?: Wanted['answers']): Promise<LoadedResults> =>
	loadResults(locals.state.database.db, ownAssignment(locals), Date.now(), answers);

/** Of two with the same id the first. */
const titles = new Map(
	modules
		.flatMap(({ objectives }) => objectives)
		.toReversed()
		.map(({ id, title }) => [id, title]),
);

/** The title of an objective; its id where the module has it no longer. */
export const objectiveTitle = (id: string): string => titles.get(id) ?? id;
