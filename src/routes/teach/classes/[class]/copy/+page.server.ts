import { error, fail, redirect } from '@sveltejs/kit';
import { toLocal } from '$lib/rules/local-time';
import { copyClass } from '$lib/server/assignments/copy-assignment';
import { parseClassFields, timeZones, typedClass } from '$lib/server/classes/class-fields';
import { ownClass } from '$lib/server/classes/own-class';
import { onceOf } from '$lib/server/once/once';
import { isKept } from '$lib/server/pool';
import type { Actions, PageServerLoad } from './$types';

const YEAR_MS = 365 * 86_400_000;

export const load = (({ locals }) => {
	const own = ownClass(locals);
	const now = Date.now();
	return {
		zones: timeZones(own.time_zone),
		values: {
			name: own.name,
			timeZone: own.time_zone,
			lastDay: toLocal(
				Math.min(Math.max(own.ends_at, now), now + 8 * YEAR_MS) + YEAR_MS,
				own.time_zone,
			).slice(0, 10),
			keptDays: String(own.kept_days),
			joining: own.open_joining === 1 ? 'open' : 'list',
			listNames: own.list_names === 1,
		},
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		const own = ownClass(locals);
		const { teacher } = locals;
		if (!teacher) error(404);
		const form = await request.formData();
		const now = Date.now();
		const withAssignments = form.get('assignments') === 'on';
		const parsed = parseClassFields(form, now);
		if ('problems' in parsed)
			return fail(400, { values: typedClass(form), withAssignments, problems: parsed.problems });
		// Whoever may not see questions of the bank gives them to nobody either.
		const mayCopy = withAssignments
			? (quizzes: readonly { module: string; quiz: string }[]) => teacher.isVouched || !quizzes.some(isKept)
			: null;
		const once = onceOf(form, 'copy-class', now, own.id, teacher.id);
		const { database } = locals.state;
		const made = await copyClass(database, own, teacher.id, parsed.fields, mayCopy, now, once);
		const path = `/teach/classes/${made.id}?done=copied`;
		redirect(303, once?.lead(path) ?? path);
	},
} satisfies Actions;
