import { fail, redirect } from '@sveltejs/kit';
import { quizzesOf } from '$lib/server/assignments/assignments';
import { copyAssignment } from '$lib/server/assignments/copy-assignment';
import { laterWeeks } from '$lib/server/assignments/later-weeks';
import { parseAssignForm, typedRules, zoneName } from '$lib/server/assignments/parse-assign-form';
import { planOf, rulesOf } from '$lib/server/attempts/rules-of';
import { listClasses } from '$lib/server/classes/list-classes';
import { onceOf } from '$lib/server/once/once';
import { isKept } from '$lib/server/pool';
import { ownAssignment } from '$lib/server/results/own-assignment';
import { ASSIGN_PROBLEMS } from '$lib/words/assigning';
import type { Actions, PageServerLoad } from './$types';

const MOST_MADE = 100;

/** Where this teacher may assign something, the class itself first. */
async function targets(locals: App.Locals, now: number) {
	const { class: own } = ownAssignment(locals);
	const all = await listClasses(locals.state.database.db, locals.teacher?.id ?? '', now);
	return all
		.filter(
			({ row, role }) =>
				role !== 'viewer' && row.deleted_at === null && row.archived_at === null && row.ends_at > now,
		)
		.map(({ row }) => row)
		.sort((a, b) => Number(b.id === own.id) - Number(a.id === own.id));
}

export const load = (async ({ locals, url }) => {
	const { assignment } = ownAssignment(locals);
	const now = Date.now();
	const rules = rulesOf(assignment);
	const { id, title, live_scores } = assignment;
	const classes = await targets(locals, now);
	const zones = new Set(classes.map(({ time_zone }) => time_zone));
	return {
		assignment: { id, title },
		hasPath: planOf(assignment) !== null,
		classes: classes.map(({ id: classId, name }) => ({ id: classId, name })),
		zone: zones.size === 1 ? zoneName([...zones].join()) : 'each class’s own time',
		typed: typedRules(laterWeeks(rules, now), { title, liveScores: live_scores === 1 }),
		made: await madeOf(locals, url.searchParams.get('made') ?? '', classes),
	};
}) satisfies PageServerLoad;

/** The copies that the address names, with their classes. */
async function madeOf(
	{ state }: App.Locals,
	ids: string,
	classes: readonly { readonly id: string; readonly name: string }[],
) {
	if (ids === '' || classes.length === 0) return [];
	const rows = await state.database.db
		.selectFrom('assignment')
		.select(['id', 'class_id', 'title'])
		.where('id', 'in', ids.split('.').slice(0, MOST_MADE))
		.where(
			'class_id',
			'in',
			classes.map(({ id }) => id),
		)
		.execute();
	return rows.map(({ id, class_id, title }) => ({
		id,
		title,
		class: classes.find((one) => one.id === class_id)?.name ?? '',
	}));
}

export const actions = {
	default: async ({ locals, request }) => {
		const { assignment } = ownAssignment(locals);
		const { database } = locals.state;
		const form = await request.formData();
		const now = Date.now();
		const wanted = new Set(form.getAll('class').slice(0, 1_000));
		const to = (await targets(locals, now)).filter(({ id }) => wanted.has(id)).slice(0, MOST_MADE);
		const ticked = to.map(({ id }) => id);
		// Wall clocks are read in the zone of each class.
		const zones = to.length > 0 ? to : [{ id: '', time_zone: rulesOf(assignment).timeZone }];
		const parsed = zones.map(({ id, time_zone }) => ({ id, ...parseAssignForm(form, time_zone, now) }));
		const typed = parsed[0]?.typed ?? {};
		const isPractice = typed.mode === 'practice';
		// What a path has of the bank is in its test, which is graded.
		const isBank =
			isPractice && planOf(assignment) === null && (await quizzesOf(database.db, assignment.id)).some(isKept);
		const problems: Record<string, string> = {
			...(to.length === 0 && { class: ASSIGN_PROBLEMS.noClass }),
			...(isBank && { mode: ASSIGN_PROBLEMS.bankNowPractice }),
			...Object.fromEntries(parsed.flatMap((one) => Object.entries(one.problems ?? {}))),
		};
		if (Object.keys(problems).length > 0) return fail(400, { typed, ticked, problems });
		const liveScores = typed.liveScores === 'on';
		const copies = parsed.flatMap((one) =>
			one.rules ? [{ classId: one.id, rules: one.rules, title: one.title, liveScores }] : [],
		);
		const teacher = locals.teacher?.id ?? '';
		const once = onceOf(form, 'copy-assignment', now, assignment.id, teacher);
		const ids = await copyAssignment(database, assignment, copies, teacher, now, once);
		const [first] = ids;
		const path =
			ids.length === 1
				? `/teach/assignments/${first}?done=assigned`
				: `/teach/assignments/${assignment.id}/copy?made=${ids.join('.')}`;
		redirect(303, once?.lead(path) ?? path);
	},
} satisfies Actions;
