import { fail, redirect } from '@sveltejs/kit';
import { changeAssignment } from '$lib/server/assignments/assignments';
import { parseAssignForm } from '$lib/server/assignments/parse-assign-form';
import { typedRules } from '$lib/server/assignments/typed-rules';
import { zoneName } from '$lib/server/assignments/zone-name';
import { rulesOf } from '$lib/server/attempts/rules-of';
import { ownAssignment } from '$lib/server/results/own-assignment';
import type { Actions, PageServerLoad } from './$types';

export const load = (({ locals }) => {
	const { assignment } = ownAssignment(locals);
	const rules = rulesOf(assignment);
	const { id, title, live_scores } = assignment;
	return {
		assignment: { id, title },
		zone: zoneName(rules.timeZone),
		typed: typedRules(rules, { title, liveScores: live_scores === 1 }),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const parsed = parseAssignForm(await request.formData(), rulesOf(assignment).timeZone);
		const { typed } = parsed;
		if (!parsed.rules) return fail(400, { typed, problems: parsed.problems });
		const { rules, title } = parsed;
		const settings = { rules, title, liveScores: typed.liveScores === 'on' };
		const change = await changeAssignment(locals.state.database, assignment.id, settings);
		if (!change.done) return fail(400, { typed, problems: { [change.field]: change.message } });
		redirect(303, `/teach/assignments/${assignment.id}?done=changed`);
	},
} satisfies Actions;
