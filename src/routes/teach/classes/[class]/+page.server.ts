import { dueWords } from '$lib/words/due-words';
import { showJoinCode } from '$lib/rules/code';
import { listAssignments } from '$lib/server/classes/list-assignments';
import { listStudents } from '$lib/server/classes/list-students';
import { ownClass } from '$lib/server/classes/own-class';
import { firstWritten } from '$lib/server/marking/answers';
import { qrPath } from '$lib/ui/qr-path';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const { db } = locals.state.database;
	const now = Date.now();
	const students = await listStudents(db, own.id);
	const assignments = await listAssignments(db, own.id, now);
	const link = `${url.origin}/join/${own.join_code}`;
	return {
		done: url.searchParams.get('done'),
		code: showJoinCode(own.join_code),
		link,
		qr: qrPath(link),
		isOpen: own.open_joining === 1,
		ended: own.ends_at <= now ? dueWords(own.ends_at, own.time_zone, now) : null,
		students: students.map(({ id, nickname, joined_at }) => ({
			id,
			nickname,
			hasJoined: joined_at !== null,
		})),
		assignments,
		/** Where the tour leads to marking: id of an assignment. */
		written: own.is_demo === 1 ? await firstWritten(db, assignments) : null,
	};
}) satisfies PageServerLoad;
