import { isOpenAt } from '$lib/server/assignments/preview';
import { rulesOf } from '$lib/server/attempts/rules-of';
import type { LayoutServerLoad } from './$types';

const DATES = ['opensAt', 'dueAt', 'closesAt'] as const;

/** What stands above the page where it is no student who takes it, but its teacher; null for students. */
export const load = (async ({ locals }) => {
	const { previewOf, assignment } = locals.granted;
	if (previewOf === undefined || !assignment) return { preview: null };
	const rules = rulesOf(assignment);
	const original = await locals.state.database.db
		.selectFrom('assignment')
		.select('rules')
		.where('id', '=', previewOf)
		.executeTakeFirst();
	const theirs = original ? rulesOf(original) : rules;
	const isMoved = DATES.some((name) => theirs[name] !== rules[name]);
	return { preview: { of: previewOf, isOpen: isOpenAt(rules, Date.now()), isMoved } };
}) satisfies LayoutServerLoad;
