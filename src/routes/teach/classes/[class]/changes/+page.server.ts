import { dueWords } from '$lib/words/due-words';
import { listChanges, MOST_CHANGE_PAGES } from '$lib/server/classes/class-changes';
import { ownClass } from '$lib/server/classes/own-class';
import { wholeNumber } from '$lib/server/form-text';
import { changeWords } from '$lib/words/class-changes';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const page = Math.max(1, wholeNumber(url.searchParams.get('page'), MOST_CHANGE_PAGES) ?? 1);
	const { changes, hasMore } = await listChanges(locals.state.database.db, own.id, page);
	const now = Date.now();
	return {
		page,
		hasMore: hasMore && page < MOST_CHANGE_PAGES,
		changes: changes.map(({ id, kind, at, teacher, about }) => ({
			id,
			text: changeWords(kind, teacher, about),
			at: dueWords(at, own.time_zone, now),
		})),
	};
}) satisfies PageServerLoad;
