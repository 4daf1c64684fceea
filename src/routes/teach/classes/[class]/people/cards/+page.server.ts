import { showJoinCode } from '$lib/rules/code';
import { shownCode } from '$lib/server/classes/sealed-code';
import { listStudents } from '$lib/server/classes/list-students';
import { ownClass } from '$lib/server/classes/own-class';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const students = await listStudents(locals.state.database.db, own.id);
	return {
		address: `${url.host}/join`,
		code: showJoinCode(own.join_code),
		cards: students.map((student) => ({
			id: student.id,
			nickname: student.nickname,
			resume: shownCode(locals.state, student),
		})),
	};
}) satisfies PageServerLoad;
