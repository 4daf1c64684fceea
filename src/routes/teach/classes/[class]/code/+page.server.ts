import { error } from '@sveltejs/kit';
import { showJoinCode } from '$lib/rules/code';
import { ownClass } from '$lib/server/classes/own-class';
import { qrPath } from '$lib/ui/qr-path';
import { rememberClassHere } from '$lib/server/classes/guesses';
import { NOT_THERE } from '$lib/words/classes';
import type { ClassTable } from '$lib/server/database/tables/classes';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url, getClientAddress }) => {
	const own = ownClass(locals);
	await rememberClassHere(locals, own.id, getClientAddress());
	const wanted = url.searchParams.get('assignment');
	const assignment = wanted === null ? null : await assignmentOf(locals, own.id, wanted);
	const { join_code } = assignment ?? own;
	const link = `${url.origin}/join/${join_code}`;
	return {
		/** What students come into by this code. */
		title: assignment?.title ?? own.name,
		back: assignment ? `/teach/assignments/${assignment.id}` : `/teach/classes/${own.id}`,
		isAssignment: assignment !== null,
		code: showJoinCode(join_code),
		// What is typed in: shorter than the whole link.
		address: `${url.host}/join`,
		qr: qrPath(link),
		naming: namingOf(own),
	};
}) satisfies PageServerLoad;

/** How students say who they are. */
function namingOf({ open_joining, list_names }: ClassTable): 'any' | 'picked' | 'typed' {
	if (open_joining === 1) return 'any';
	return list_names === 1 ? 'picked' : 'typed';
}

/** An assignment has a code of its own, which leads to it. */
async function assignmentOf({ state }: App.Locals, classId: string, id: string) {
	const found = await state.database.db
		.selectFrom('assignment')
		.select(['id', 'title', 'join_code'])
		.where('id', '=', id)
		.where('class_id', '=', classId)
		.where('deleted_at', 'is', null)
		.executeTakeFirst();
	return found ?? error(404, NOT_THERE.assignment);
}
