import { showJoinCode } from '$lib/assign/join-code';
import { showResumeCode } from '$lib/assign/resume-code';
import { listStudents } from '$lib/server/classes/list-students';
import { ownClass } from '$lib/server/classes/own-class';
import type { PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const students = await listStudents(locals.state.database.db, own.id);
	return {
		address: `${url.host}/join`,
		code: showJoinCode(own.join_code),
		cards: students.map(({ id, nickname, resume_code }) => ({
			id,
			nickname,
			resume: showResumeCode(resume_code),
		})),
	};
}) satisfies PageServerLoad;
