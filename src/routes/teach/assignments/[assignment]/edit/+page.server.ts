import { fail, redirect } from '@sveltejs/kit';
import { changeAssignment, changedRules } from '$lib/server/assignments/assignments';
import { parseAssignForm, typedRules, zoneName } from '$lib/server/assignments/parse-assign-form';
import { withDates } from '$lib/server/assignments/parse-plan-form';
import { stageDueField, typedPlan, writtenPlan } from '$lib/server/assignments/plan-fields';
import { planOf, rulesOf } from '$lib/server/attempts/rules-of';
import { ruledAt } from '$lib/rules/plan';
import { runsAgain } from '$lib/server/attempts/runs-again';
import { changing } from '$lib/server/classes/changing';
import { peopleHref } from '$lib/server/classes/own-class';
import { studentsOf } from '$lib/server/attempts/scores';
import { formText } from '$lib/server/form-text';
import { isKept } from '$lib/server/pool';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { Actions, PageServerLoad } from './$types';

export const load = (({ locals }) => {
	const { class: own, assignment } = ownAssignment(locals);
	const rules = rulesOf(assignment);
	const plan = planOf(assignment);
	const { id, title, live_scores } = assignment;
	return {
		assignment: { id, title },
		zone: zoneName(rules.timeZone),
		openClass: peopleHref(own),
		typed: {
			...typedRules(rules, { title, liveScores: live_scores === 1 }),
			...(plan && writtenPlan(plan, rules.timeZone)),
		},
		plan: plan && {
			stages: plan.stages.map(({ title: name }, at) => ({ title: name, dueField: stageDueField(at) })),
			hasTest: plan.test !== null,
		},
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const form = await request.formData();
		const parsed = parseAssignForm(form, rulesOf(assignment).timeZone);
		const before = planOf(assignment);
		const typed = { ...parsed.typed, ...(before && typedPlan(form, before.stages.length)) };
		if (!parsed.rules) return fail(400, { typed, problems: parsed.problems, again: [] });
		const { rules, title } = parsed;
		const dated = before && withDates(form, before, before.test, rules);
		if (dated?.problems) return fail(400, { typed, problems: dated.problems, again: [] });
		const plan = dated?.plan ?? null;
		if (formText(form, 'again') !== 'yes') {
			const { db } = locals.state.database;
			const students = await studentsOf(db, assignment);
			const found = await runsAgain(
				db,
				assignment,
				students,
				{ rules: (place) => (plan ? ruledAt(rules, plan, place) : rules) },
				Date.now(),
			);
			const again = found.map(({ nickname }) => nickname);
			if (again.length > 0) return fail(400, { typed, problems: {}, again });
		}
		const settings = { rules, title, plan, liveScores: parsed.typed.liveScores === 'on' };
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
