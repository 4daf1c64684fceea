import { fail, redirect } from '@sveltejs/kit';
import { changeAssignment, changedRules } from '$lib/server/assignments/assignments';
import { parseAssignForm, typedRules, zoneName } from '$lib/server/assignments/parse-assign-form';
import { rulesOf } from '$lib/server/attempts/rules-of';
import { runsAgain } from '$lib/server/attempts/runs-again';
import { changing } from '$lib/server/classes/changing';
import { peopleHref } from '$lib/server/classes/own-class';
import { listStudents } from '$lib/server/classes/list-students';
import { formText } from '$lib/server/form-text';
import { isKept } from '$lib/server/pool';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { Actions, PageServerLoad } from './$types';

export const load = (({ locals }) => {
	const { class: own, assignment } = ownAssignment(locals);
	const rules = rulesOf(assignment);
	const { id, title, live_scores } = assignment;
	return {
		assignment: { id, title },
		zone: zoneName(rules.timeZone),
		openClass: peopleHref(own),
		typed: typedRules(rules, { title, liveScores: live_scores === 1 }),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const form = await request.formData();
		const parsed = parseAssignForm(form, rulesOf(assignment).timeZone);
		const { typed } = parsed;
		if (!parsed.rules) return fail(400, { typed, problems: parsed.problems, again: [] });
		const { rules, title } = parsed;
		if (formText(form, 'again') !== 'yes') {
			const { db } = locals.state.database;
			const students = await listStudents(db, assignment.class_id);
			const found = await runsAgain(db, assignment, students, { rules }, Date.now());
			const again = found.map(({ nickname }) => nickname);
			if (again.length > 0) return fail(400, { typed, problems: {}, again });
		}
		const settings = { rules, title, liveScores: typed.liveScores === 'on' };
		const fields = changedRules(assignment, settings);
		const change = await changing(
			locals,
			null,
			(within) => changeAssignment(within, assignment.id, settings, isKept),
			({ done }) => (done && fields.length > 0 ? { kind: 'rules', assignment: assignment.id, fields } : null),
		);
		if (!change.done) return fail(400, { typed, problems: { [change.field]: change.message }, again: [] });
		redirect(303, `/teach/assignments/${assignment.id}?done=changed`);
	},
} satisfies Actions;
