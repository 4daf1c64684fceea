import { studentAssignments } from '$lib/server/assignments/student-assignments';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, cookies }) => ({
	classes: await studentAssignments(locals.state.database.db, cookies.getAll(), Date.now()),
})) satisfies PageServerLoad;
