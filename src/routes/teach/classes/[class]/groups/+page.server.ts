import { fail, redirect } from '@sveltejs/kit';
import { changing } from '$lib/server/classes/changing';
import { deleteGroup, groupsOf, MOST_GROUPS, saveGroup } from '$lib/server/classes/groups';
import { listStudents } from '$lib/server/classes/list-students';
import { ownClass } from '$lib/server/classes/own-class';
import { cleanName, isTooLong, LONGEST_NAME } from '$lib/server/exports/clean-name';
import { formText } from '$lib/server/form-text';
import { atMostCharacters, GROUP_PROBLEMS } from '$lib/words/classes';
import type { Actions, PageServerLoad } from './$types';

export const load = (async ({ locals, url }) => {
	const own = ownClass(locals);
	const { db } = locals.state.database;
	const students = await listStudents(db, own.id);
	return {
		class: { id: own.id, name: own.name },
		students: students.map(({ id, nickname }) => ({ id, name: nickname })),
		groups: await groupsOf(db, own.id),
		done: url.searchParams.get('done'),
	};
}) satisfies PageServerLoad;

export const actions = {
	save: async ({ locals, request }) => {
		const own = ownClass(locals);
		const form = await request.formData();
		const id = formText(form, 'group').slice(0, 100);
		const typed = formText(form, 'name').slice(0, 1_000);
		const name = cleanName(typed);
		const members = form.getAll('student').filter((value) => typeof value === 'string');
		const refuse = (problem: string) => fail(400, { group: id, name: typed.slice(0, 200), members, problem });
		if (name === '') return refuse(GROUP_PROBLEMS.noName);
		if (isTooLong(name)) return refuse(atMostCharacters(LONGEST_NAME));
		if (members.length === 0) return refuse(GROUP_PROBLEMS.nobody);
		const group = { id: id || null, name, members };
		const isSaved = await changing(
			locals,
			null,
			(within) => saveGroup(within, own.id, group, Date.now()),
			(done) => (done ? { kind: 'group' } : null),
		);
		if (!isSaved) return refuse(GROUP_PROBLEMS.tooMany(MOST_GROUPS));
		redirect(303, '?done=saved');
	},
	delete: async ({ locals, request }) => {
		const own = ownClass(locals);
		const id = formText(await request.formData(), 'group').slice(0, 100);
		await changing(locals, null, ({ db }) => deleteGroup(db, own.id, id), { kind: 'group' });
		redirect(303, '?done=deleted');
	},
} satisfies Actions;
