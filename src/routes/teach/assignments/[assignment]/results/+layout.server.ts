import { hasWrittenIn } from '$lib/server/marking/answers';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { LayoutServerLoad } from './$types';

export const load = (async ({ locals }) => {
	const { class: own, assignment } = ownAssignment(locals);
	return {
		class: { id: own.id, name: own.name, isDemo: own.is_demo === 1 },
		assignment: { id: assignment.id, title: assignment.title },
		/** Whether a module was assigned as one. */
		isPath: assignment.plan !== null,
		/** Whether students answer anything in their own words. */
		hasMarking: await hasWrittenIn(locals.state.database.db, assignment),
	};
}) satisfies LayoutServerLoad;
