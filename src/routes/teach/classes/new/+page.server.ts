import { error, fail, redirect } from '@sveltejs/kit';
import { toLocal } from '$lib/rules/local-time';
import { makeClass } from '$lib/server/classes/change-class';
import { parseClassFields, typedClass, USUAL_KEPT_DAYS, timeZones } from '$lib/server/classes/class-fields';
import { listClasses } from '$lib/server/classes/list-classes';
import { onceOf } from '$lib/server/once/once';
import type { Actions, PageServerLoad } from './$types';

const YEAR_MS = 365 * 86_400_000;

export const load = (async ({ locals }) => {
	if (!locals.teacher) error(404);
	const [latest] = await listClasses(locals.state.database.db, locals.teacher.id, Date.now());
	const timeZone = latest?.row.time_zone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
	return {
		zones: timeZones(timeZone),
		// Who has made a class has chosen; else the browser knows better than the server.
		guessZone: !latest,
		values: {
			name: '',
			timeZone,
			lastDay: toLocal(Date.now() + YEAR_MS, timeZone).slice(0, 10),
			keptDays: String(USUAL_KEPT_DAYS),
			joining: 'open',
			listNames: false,
		},
	};
}) satisfies PageServerLoad;

export const actions = {
	default: async ({ locals, request }) => {
		if (!locals.teacher) error(404);
		const form = await request.formData();
		const now = Date.now();
		const parsed = parseClassFields(form, now);
		if ('problems' in parsed) return fail(400, { values: typedClass(form), problems: parsed.problems });
		const { fields } = parsed;
		const once = onceOf(form, 'new-class', now, locals.teacher.id);
		const made = await makeClass(locals.state.database, locals.teacher.id, fields, now, once);
		const path = `/teach/classes/${made.id}${made.open_joining === 1 ? '?done=made' : '/people?done=made'}`;
		redirect(303, once?.lead(path) ?? path);
	},
} satisfies Actions;
