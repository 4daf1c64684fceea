import { fail } from '@sveltejs/kit';
import { assignOnce } from '$lib/server/assignments/assign-once';
import { parseAssignForm, proposedRules, zoneName } from '$lib/server/assignments/parse-assign-form';
import { parsePlanForm } from '$lib/server/assignments/parse-plan-form';
import {
	everyStop,
	offeredPath,
	PROPOSED_PLAN,
	spreadDates,
	typedPlan,
} from '$lib/server/assignments/plan-fields';
import { offeredStudents, parseGivenForm } from '$lib/server/assignments/parse-given-form';
import { ownClass } from '$lib/server/classes/own-class';
import { formText } from '$lib/server/form-text';
import { findModule } from '$lib/server/library';
import { newId } from '$lib/server/new-id';
import { poolOf } from '$lib/server/pool';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, params }) => {
	const own = ownClass(locals);
	const module = findModule(params.module);
	const now = Date.now();
	return {
		class: { id: own.id, name: own.name },
		offered: await offeredStudents(locals.state.database.db, own.id),
		module: { id: module.id, title: module.title },
		zone: zoneName(own.time_zone),
		stages: offeredPath(module),
		hasBank: poolOf(module).length > 0,
		maySeeBank: locals.teacher?.isVouched === true,
		proposed: { ...proposedRules(own.time_zone, now, offeredPath(module).length), ...PROPOSED_PLAN },
		ticked: everyStop(module),
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, params, request }) => {
		const own = ownClass(locals);
		const module = findModule(params.module);
		const form = await request.formData();
		const now = Date.now();
		const path = offeredPath(module);
		const all = everyStop(module);
		const ticked = all.filter((value) => form.getAll('stop').includes(value));
		const parsed = parseAssignForm(form, own.time_zone, now);
		const given = await parseGivenForm(locals.state.database.db, own.id, form);
		const typed = { ...parsed.typed, ...typedPlan(form, path.length), ...given.typed };
		const again = { ticked, typed, chosen: given.chosen };
		if (formText(form, 'spread') !== '') {
			const used = path.map(({ stops }) => stops.some(({ value }) => ticked.includes(value)));
			return { ...again, ...spreadDates(typed, used), isSpread: true };
		}
		if (!parsed.rules) return fail(400, { ...again, problems: parsed.problems, isSpread: false });
		const maySeeKept = locals.teacher?.isVouched === true;
		const planned = parsePlanForm(form, module, parsed.rules, newId(now), maySeeKept);
		const problems = { ...planned.problems, ...(given.problem && { who: given.problem }) };
		if (planned.problems || given.problem) return fail(400, { ...again, problems, isSpread: false });
		const { plan, places } = planned;
		const title = parsed.title || module.title;
		const settings = {
			title,
			rules: parsed.rules,
			liveScores: parsed.typed.liveScores === 'on',
			plan,
			givenTo: given.given,
		};
		return assignOnce(locals, form, own.id, places, settings, now);
	},
} satisfies Actions;
