import { asOfVersion } from '$lib/server/library';
import { formAt } from '$lib/server/results/form-at';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { PageServerLoad } from './$types';

/** One form as a worksheet, as it was assigned; `?key` adds its key. */
export const load = (async ({ locals, url }) => {
	const { assignment } = ownAssignment(locals);
	const { place, form, title, version } = await formAt(locals.state.database.db, assignment.id, url);
	const { module, quiz, readings } = version;
	return {
		assignment: { id: assignment.id, title: assignment.title },
		place,
		form,
		module: { ...module, asOf: asOfVersion(version), readings },
		quiz: { ...quiz, title },
		withKey: url.searchParams.has('key'),
	};
}) satisfies PageServerLoad;
