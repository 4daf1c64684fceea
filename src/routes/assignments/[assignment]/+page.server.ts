import { randomBytes } from 'node:crypto';
import { error, redirect } from '@sveltejs/kit';
import { markRead } from '$lib/server/assignments/mark-read';
import { casesOf } from '$lib/server/library';
import { makeHome } from '$lib/server/taking/make-home';
import { startAttempt } from '$lib/server/attempts/start-attempt';
import { onceOf } from '$lib/server/once/once';
import { addressOf, homeOf, takenOf } from '$lib/server/taking/taken';
import { RESULT_PROBLEMS } from '$lib/words/results';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, params, url }) => ({
	home: await makeHome(takenOf(locals, params)),
	done: url.searchParams.get('done') ?? '',
})) satisfies PageServerLoad;

export const actions = {
	/** Without JavaScript nobody sees that the end of a text, or of a case, was reached. */
	read: async ({ locals, params, request }) => {
		const taken = takenOf(locals, params);
		const form = await request.formData();
		// The page is of somebody who was signed in on this device before.
		if (form.get('student') !== taken.student.id) redirect(303, `${homeOf(taken)}?done=other-student`);
		const said = { stop: form.get('stop'), road: form.get('road') };
		const { database, assignment, student, now } = taken;
		if (!(await markRead(database, assignment, student, said, casesOf, now)))
			error(404, RESULT_PROBLEMS.noReading);
		redirect(303, homeOf(taken));
	},
	start: async ({ locals, params, request }) => {
		const form = await request.formData();
		const taken = takenOf(locals, { ...params, place: String(form.get('place') ?? '') });
		const { database, assignment, student, place, now } = taken;
		const seed = randomBytes(12).toString('base64url');
		const once = onceOf(form, 'start', now, student.id, assignment.id);
		const started = await startAttempt(database, assignment, student, place, seed, now, once);
		if ('refused' in started && started.refused === 'no-quiz') error(404, RESULT_PROBLEMS.noQuiz);
		// The page says why by itself: it has just changed.
		redirect(303, 'refused' in started ? homeOf(taken) : addressOf(taken));
	},
} satisfies Actions;
