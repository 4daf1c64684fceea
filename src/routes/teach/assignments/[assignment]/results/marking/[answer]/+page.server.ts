import { error, fail, redirect } from '@sveltejs/kit';
import { changing } from '$lib/server/classes/changing';
import { answerView } from '$lib/server/marking/answer-view';
import { nextAfter, ownMarking, type OwnMarking } from '$lib/server/marking/own-marking';
import { parseMarkForm } from '$lib/server/marking/parse-mark-form';
import { saveMark } from '$lib/server/marking/save-mark';
import { onceOf } from '$lib/server/once/once';
import { MARK_PROBLEMS } from '$lib/words/marking';
import type { Actions, PageServerLoad } from './$types';

function placeOf({ sorted }: OwnMarking, id: string): number {
	const at = sorted.findIndex(({ answer }) => answer.id === id);
	return at === -1 ? error(404, MARK_PROBLEMS.noAnswer) : at;
}

export const load = (async ({ locals, params, url }) => {
	const own = await ownMarking(locals, url);
	const { sorted, order, marking, options, teacher } = own;
	const at = placeOf(own, params.answer);
	const found = sorted[at] ?? error(404, MARK_PROBLEMS.noAnswer);
	const { db } = locals.state.database;
	return {
		order,
		at: at + 1,
		of: sorted.length,
		before: sorted[at - 1]?.answer.id ?? null,
		after: sorted[at + 1]?.answer.id ?? null,
		state: found.answer.state,
		isAnonymous: marking.isAnonymous,
		answer: await answerView(db, marking, found.answer, found.studentNumber, options, teacher),
		done: url.searchParams.get('done'),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, params, request, url }) => {
		const own = await ownMarking(locals, url);
		const { assignment, sorted, marking, teacher, order } = own;
		const { answer } = sorted[placeOf(own, params.answer)] ?? error(404, MARK_PROBLEMS.noAnswer);
		const form = await request.formData();
		const typed = parseMarkForm(form, answer.item.rubric);
		const again = { levels: typed.levels, comment: typed.comment, problems: typed.problems };
		if (Object.keys(typed.problems).length > 0)
			return fail(400, { ...again, problem: MARK_PROBLEMS.incomplete });
		const now = Date.now();
		const once = onceOf(form, 'mark', now, teacher.id, answer.id);
		const { refused } = await changing(
			locals,
			once,
			(within) => saveMark(within, assignment, answer, typed, teacher, now, once),
			{
				kind: 'marked',
				assignment: assignment.id,
				// Where names are hidden the list of changes keeps quiet as well.
				...(marking.isAnonymous ? {} : { student: answer.student.id }),
			},
		);
		if (refused) return fail(409, { ...again, problem: MARK_PROBLEMS.meanwhile });
		const list = `/teach/assignments/${assignment.id}/results/marking`;
		const next = nextAfter(await ownMarking(locals, url), params.answer);
		redirect(303, next ? `${list}/${next}?by=${order}&done=1` : `${list}?by=${order}&done=all`);
	},
} satisfies Actions;
